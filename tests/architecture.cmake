# SPDX-FileCopyrightText: 2026 The Agent Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)

# Guards the borders between modules by the includes that sources name. Run by ctest.

file(GLOB_RECURSE core_files ${ROOT}/core/*.h ${ROOT}/core/*.cpp)
file(GLOB_RECURSE ui_files ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)
file(GLOB_RECURSE cli_files ${ROOT}/app/cli/*.h ${ROOT}/app/cli/*.cpp)
file(GLOB_RECURSE shop_files ${ROOT}/app/sampleshop/*.h ${ROOT}/app/sampleshop/*.cpp)
file(GLOB_RECURSE all_files ${ROOT}/core/*.h ${ROOT}/core/*.cpp ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp
    ${ROOT}/app/*.h ${ROOT}/app/*.cpp)
if(NOT core_files OR NOT all_files)
    message(SEND_ERROR "found no sources under ${ROOT}: the border test looked at nothing")
endif()

function(forbid pattern why)
    foreach(file IN LISTS ARGN)
        file(STRINGS ${file} hits REGEX "^#include [<\"]${pattern}")
        if(hits)
            message(SEND_ERROR "${file}: ${hits} (${why})")
        endif()
    endforeach()
endfunction()

# module(<name> <modules it may include>)
function(module name)
    file(GLOB_RECURSE files ${ROOT}/core/${name}/*.h ${ROOT}/core/${name}/*.cpp)
    foreach(file IN LISTS files)
        file(STRINGS ${file} includes REGEX "^#include \"core/")
        foreach(line IN LISTS includes)
            string(REGEX REPLACE "^#include \"core/([a-z]+)/.*" "\\1" other "${line}")
            if(NOT other STREQUAL name AND NOT other IN_LIST ARGN)
                message(SEND_ERROR "${file}: ${line} (core/${name} does not know core/${other})")
            endif()
        endforeach()
    endforeach()
endfunction()

forbid("(QtWidgets/|QtGui/|QWidget|QApplication|QGuiApplication|QPainter|QPalette|ui/|app/)" "core knows no screen"
    ${core_files})
forbid("(QtSql/|QSql|sqlite3|QtNetwork/|QNetworkAccess|QWebSocket|QTcpSocket|QJson)" "ui talks to core" ${ui_files})
forbid("(QtWidgets/|QtGui/|QWidget|QApplication|QGuiApplication|ui/)" "the command line has no screen" ${cli_files})
forbid("(QtWidgets/|QtGui/|QWidget|QApplication|QGuiApplication|QtSql/|QSql|ui/|core/(history|sync|exporting|workspace)/|app/[a-rt-z])"
    "the sample shop knows the console by its Coze client only, and has a database of its own by SQLite's C API"
    ${shop_files})
module(base)
module(chat base)
module(net base)
module(coze base chat net)
module(live base chat)
module(shop base chat net)
module(history base chat)
module(postgres base chat history)
module(sync base chat history net postgres shop)
module(advisor base chat history postgres sync)
module(feed base chat live shop history sync)
module(exporting base chat history)
module(metrics base chat)
module(workspace base)
module(lab base chat net coze history sync)

# A widget's own disconnect() also cuts what Qt hangs on it, such as its entry in QAccessible's cache.
foreach(file IN LISTS ui_files)
    file(STRINGS ${file} hits REGEX "(->|\\.)disconnect\\(\\)")
    if(hits)
        message(SEND_ERROR "${file}: ${hits} (name the receiver: others are connected to a widget too)")
    endif()
endforeach()
