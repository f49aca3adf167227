// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace tests {

/// While it lives, permissions of files count also for a test that root runs.
class WithoutPrivileges
{
public:
    WithoutPrivileges() : m_changed(::geteuid() == 0 && ::seteuid(65534) == 0) { }
    ~WithoutPrivileges()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Q_DISABLE_COPY_MOVE(WithoutPrivileges)

private:
    bool m_changed;
};

} // namespace tests
