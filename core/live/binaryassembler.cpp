// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/binaryassembler.h"

#include "core/live/eventjson.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

bool isPlaceholder(const QJsonObject &object)
{
    return object.value("_placeholder"_L1).toBool();
}

int numberOf(const QJsonObject &placeholder)
{
    const double number = placeholder.value("num"_L1).toDouble(-1);
    return number >= 0 && number < 1e6 && std::floor(number) == number ? int(number) : -1;
}

// As deep as the JSON parser lets a document be.
void collect(const QJsonValue &value, std::vector<int> &numbers)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &element : array)
            collect(element, numbers);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (isPlaceholder(object))
            return numbers.push_back(numberOf(object));
        for (const auto &element : object)
            collect(element, numbers);
    }
}

} // namespace

std::vector<int> placeholders(const QJsonValue &value)
{
    std::vector<int> numbers;
    collect(value, numbers);
    return numbers;
}

QJsonValue withAttachments(const QJsonValue &value, const QList<QByteArray> &attachments)
{
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = withAttachments(array.at(i), attachments);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    if (isPlaceholder(object))
        return QString::fromLatin1(attachments.value(numberOf(object)).toBase64());
    for (auto element = object.begin(); element != object.end(); ++element)
        *element = withAttachments(*element, attachments);
    return object;
}

Result<Done> BinaryAssembler::begin(const SocketPacket &packet)
{
    const auto array = jsonArray(packet.json);
    if (!array)
        return tl::make_unexpected(array.error());
    const std::vector<int> numbers = placeholders(*array);
    const auto isWrong = [&packet](int number) { return number < 0 || number >= packet.attachments; };
    if (std::any_of(numbers.begin(), numbers.end(), isWrong))
        return failure(Error::Kind::Protocol, u"a placeholder that names no attachment"_s);
    m_waiting = BinaryPacket{packet, {}};
    return Done();
}

Result<std::optional<BinaryPacket>> BinaryAssembler::take(const QByteArray &message)
{
    if (!m_waiting)
        return failure(Error::Kind::Protocol, u"a binary message that nothing announced"_s);
    m_waiting->attachments.append(message);
    if (m_waiting->attachments.size() < m_waiting->packet.attachments)
        return std::optional<BinaryPacket>();
    return std::exchange(m_waiting, std::nullopt);
}

} // namespace core::live
