# SPDX-FileCopyrightText: 2026 The Agent Console authors
# SPDX-License-Identifier: GPL-3.0-or-later
cmake_minimum_required(VERSION 3.25)

# Fails when a string of the sources is not in the translation files, or one there is not in the sources.

file(GLOB_RECURSE sources ${ROOT}/ui/*.cpp ${ROOT}/ui/*.h ${ROOT}/app/*.cpp ${ROOT}/app/*.h)
list(FILTER sources EXCLUDE REGEX "/app/(cli|sampleshop)/")
file(GLOB files ${ROOT}/translations/*.ts)
file(REMOVE_RECURSE ${SCRATCH})
file(COPY ${files} DESTINATION ${SCRATCH})
file(GLOB copies ${SCRATCH}/*.ts)
execute_process(COMMAND ${LUPDATE} -silent -I ${ROOT} -no-obsolete -locations none -source-language en
    ${sources} -ts ${copies} RESULT_VARIABLE result ERROR_VARIABLE words)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "lupdate: ${words}")
endif()
foreach(copy IN LISTS copies)
    get_filename_component(name ${copy} NAME)
    file(SHA256 ${copy} now)
    file(SHA256 ${ROOT}/translations/${name} before)
    if(NOT now STREQUAL before)
        message(SEND_ERROR "translations/${name} lacks strings: build the target update_translations")
    endif()
endforeach()
