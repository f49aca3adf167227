// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats with a bot through the package @coze/api and prints what that cost, for bench_coze.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { CozeAPI } = require('@coze/api');

// The package does not export its description.
function versionOf(name) {
    for (let folder = path.dirname(require.resolve(name)); folder !== path.dirname(folder); folder = path.dirname(folder)) {
        const file = path.join(folder, 'package.json');
        const found = fs.existsSync(file) && JSON.parse(fs.readFileSync(file, 'utf8'));
        if (found && found.name === name)
            return found.version;
    }
    return '';
}

const [baseURL, token, botId, chats, pieces, atOnce] = process.argv.slice(2);
const client = new CozeAPI({ baseURL, token });
let begun = 0;
let deltas = 0;

async function worker() {
    while (begun < Number(chats)) {
        ++begun;
        const stream = client.chat.stream({
            bot_id: botId,
            user_id: 'bench',
            additional_messages: [{ role: 'user', content: `${pieces} stamped`, content_type: 'text' }],
        });
        for await (const part of stream) {
            if (part.event === 'conversation.message.delta')
                ++deltas;
        }
    }
}

(async () => {
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: Number(atOnce) }, worker));
    const used = process.cpuUsage(before);
    console.log(JSON.stringify({ version: versionOf('@coze/api'), deltas, cpuSeconds: (used.user + used.system) / 1e6 }));
})();
