// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>
#include <QVector>

namespace ui {

struct LinkSpan
{
    qsizetype begin = 0; // UTF-16 offsets
    qsizetype length = 0;
    QUrl url;
};

/// Web and mail addresses written out in a text, in order, at most 500. One pass, no backtracking.
[[nodiscard]] QVector<LinkSpan> findLinks(QStringView text);

/// http and https with a host, mailto with an address. Nothing else in a message may be opened.
[[nodiscard]] bool isOpenable(const QUrl &url);

} // namespace ui
