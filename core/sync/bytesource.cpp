// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/bytesource.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kKeptOfLongLine = 64 * 1024;

} // namespace

ByteSource::ByteSource(const QString &file) : m_file(file), m_raw(kChunk, '\0') { }

ByteSource::~ByteSource()
{
    if (m_inflate)
        inflateEnd(m_inflate.get());
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const QString &file)
{
    std::unique_ptr<ByteSource> source(new ByteSource(file));
    if (!source->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(Error::Kind::File, source->m_file.errorString());
    source->m_total = source->m_file.size();
    if (auto filled = source->refill(); !filled)
        return tl::make_unexpected(filled.error());
    const std::string_view start = source->m_pending;
    if (start.size() < 2 || start[0] != '\x1F' || start[1] != '\x8B')
        return source;
    auto stream = std::make_unique<z_stream_s>();
    std::memset(stream.get(), 0, sizeof(z_stream_s));
    if (inflateInit2(stream.get(), 15 + 16) != Z_OK)
        return failure(Error::Kind::File, u"zlib could not be started"_s);
    source->m_inflate = std::move(stream);
    source->m_inMember = true;
    return source;
}

Result<bool> ByteSource::refill()
{
    const qint64 got = m_file.read(m_raw.data(), qint64(m_raw.size()));
    if (got < 0)
        return failure(Error::Kind::File, m_file.errorString());
    m_pending = std::string_view(m_raw).substr(0, std::size_t(got));
    m_taken += got;
    return got > 0;
}

Result<std::size_t> ByteSource::read(char *to, std::size_t size)
{
    if (m_inflate)
        return readInflated(to, size);
    if (m_pending.empty()) {
        if (auto filled = refill(); !filled)
            return tl::make_unexpected(filled.error());
    }
    const std::size_t count = std::min(size, m_pending.size());
    std::memcpy(to, m_pending.data(), count);
    m_pending.remove_prefix(count);
    return count;
}

void ByteSource::finishDamaged(std::string sentence)
{
    m_damage = std::move(sentence);
    m_ended = true;
}

Result<bool> ByteSource::nextMember()
{
    // Some writers pad the file with zero bytes to a block.
    while (true) {
        const auto zeros = m_pending.find_first_not_of('\0');
        m_pending.remove_prefix(zeros == std::string_view::npos ? m_pending.size() : zeros);
        if (!m_pending.empty())
            break;
        const auto filled = refill();
        if (!filled || !*filled)
            return filled;
    }
    if (m_pending.front() != '\x1F') {
        finishDamaged("other bytes follow the compressed data");
        return false;
    }
    inflateReset(m_inflate.get());
    m_inMember = true;
    return true;
}

Result<std::size_t> ByteSource::readInflated(char *to, std::size_t size)
{
    std::size_t done = 0;
    while (done == 0 && !m_ended) {
        if (!m_inMember) {
            const auto more = nextMember();
            if (!more)
                return tl::make_unexpected(more.error());
            if (!*more) {
                m_ended = true;
                break;
            }
        }
        if (m_pending.empty()) {
            const auto filled = refill();
            if (!filled)
                return tl::make_unexpected(filled.error());
            if (!*filled) {
                finishDamaged("the compressed data ends in the middle");
                break;
            }
        }
        auto &z = *m_inflate;
        z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(m_pending.data()));
        z.avail_in = uInt(m_pending.size());
        z.next_out = reinterpret_cast<Bytef *>(to);
        z.avail_out = uInt(std::min<std::size_t>(size, 1U << 30));
        const uInt room = z.avail_out;
        const int status = inflate(&z, Z_NO_FLUSH);
        done = room - z.avail_out;
        m_pending.remove_prefix(m_pending.size() - z.avail_in);
        if (status == Z_STREAM_END)
            m_inMember = false;
        else if (status != Z_OK && status != Z_BUF_ERROR)
            finishDamaged("the compressed data is damaged");
    }
    return done;
}

Result<bool> ByteWindow::grow()
{
    if (m_begin > 0) {
        m_buffer.erase(0, m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    const std::size_t wanted = std::max(kChunk, m_end);
    if (m_buffer.size() < m_end + wanted)
        m_buffer.resize(m_end + wanted);
    std::size_t got = 0;
    while (got < wanted) {
        const auto count = m_source->read(m_buffer.data() + m_end, wanted - got);
        if (!count)
            return tl::make_unexpected(count.error());
        if (*count == 0)
            break;
        got += *count;
        m_end += *count;
    }
    return got > 0;
}

Result<bool> LineReader::next(Line &line)
{
    m_window.consume(std::exchange(m_used, 0));
    std::size_t searched = 0;
    while (true) {
        const std::string_view view = m_window.view();
        const auto end = view.find('\n', searched);
        line.tooLong = false;
        line.cutOff = false;
        if (end <= kLongestLine) { // npos is larger
            line.text = view.substr(0, end);
            line.number = ++m_number;
            m_used = end + 1;
            return true;
        }
        searched = view.size();
        if (searched > kLongestLine)
            return skipRest(line);
        const auto grown = m_window.grow();
        if (!grown)
            return grown;
        if (*grown)
            continue;
        line.text = m_window.view();
        m_used = line.text.size();
        line.cutOff = !m_window.source().damage().empty() && !std::exchange(m_damageTold, true);
        if (line.text.empty() && !line.cutOff)
            return false;
        line.number = ++m_number;
        return true;
    }
}

Result<bool> LineReader::skipRest(Line &line)
{
    m_longStart.assign(m_window.view().substr(0, kKeptOfLongLine));
    line.text = m_longStart;
    line.tooLong = true;
    line.number = ++m_number;
    while (true) {
        const auto end = m_window.view().find('\n');
        if (end != std::string_view::npos) {
            m_window.consume(end + 1);
            return true;
        }
        m_window.consume(m_window.view().size());
        const auto grown = m_window.grow();
        if (!grown)
            return grown;
        if (!*grown)
            return true;
    }
}

} // namespace core::sync
