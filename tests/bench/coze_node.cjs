// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chats with a bot through the package @coze/api and prints what that cost, for bench_coze.
'use strict';

const { CozeAPI } = require('@coze/api');
const { version } = require('@coze/api/package.json');

const [baseURL, token, botId, chats, pieces, atOnce] = process.argv.slice(2);
const client = new CozeAPI({ baseURL, token, allowPersonalAccessTokenInBrowser: false });
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
    console.log(JSON.stringify({ version, deltas, cpuSeconds: (used.user + used.system) / 1e6 }));
})();
