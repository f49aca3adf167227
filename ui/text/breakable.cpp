// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/breakable.h"

namespace ui {

QString breakable(QString id)
{
    for (qsizetype i = id.size() - 1; i > 0; --i) {
        if (id[i - 1] == u'-' || id[i - 1] == u'_' || id[i - 1] == u'.')
            id.insert(i, QChar(0x200B));
    }
    return id;
}

} // namespace ui
