// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/values.h"

#include <QByteArray>
#include <QJsonObject>

namespace app::sampleshop {

// Values as the service writes them (coze-api 2.2, 2.3, 4.1): ids are text, times are seconds.

[[nodiscard]] QJsonObject toJson(const core::coze::Chat &chat, const QJsonObject &metaData);
[[nodiscard]] QJsonObject toJson(const core::coze::Message &message);
[[nodiscard]] QJsonObject toJson(const core::coze::Conversation &conversation, const QJsonObject &metaData);

/// `event:` and `data:` as one frame.
[[nodiscard]] QByteArray sseFrame(const QByteArray &event, const QByteArray &data);
[[nodiscard]] QByteArray sseFrame(const QByteArray &event, const QJsonObject &data);

/// The frames of the pieces of one message. Everything but the piece is written once: a shop that a
/// benchmark measures against must cost little.
class DeltaFrames
{
public:
    DeltaFrames() = default;
    explicit DeltaFrames(const core::coze::Message &message);
    [[nodiscard]] QByteArray text(QByteArrayView utf8) const { return filled(m_text, utf8); }
    [[nodiscard]] QByteArray reasoning(QByteArrayView utf8) const { return filled(m_reasoning, utf8); }

private:
    struct Around
    {
        QByteArray head, tail;
    };
    [[nodiscard]] static Around around(const QJsonObject &delta);
    [[nodiscard]] static QByteArray filled(const Around &around, QByteArrayView utf8);

    Around m_text;
    Around m_reasoning;
};

} // namespace app::sampleshop
