// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Joins the rooms of a flood through the package socket.io-client and prints what that cost, for bench_live.
// live_node.cjs URL TOKEN ROOMS flood MESSAGES | idle SECONDS | drop
'use strict';

const { io } = require('socket.io-client');
const { version } = require('socket.io-client/package.json');

const [url, token, roomCount, task, amount] = process.argv.slice(2);
const rooms = Array.from({ length: Number(roomCount) }, (_, i) =>
    `conv_00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`);
const tell = (line) => console.log(JSON.stringify({ version, ...line }));

let joined = new Set();
let before;
let rssBefore = 0;
let begun = 0; // ms, the first message
let last = 0;
let outOfOrder = 0;
let messages = 0;
let lostAt = 0;
const ids = new Set();
const lastOfRoom = new Map();
const delays = [];

const socket = io(url, { transports: ['websocket'], auth: { token } });

function percentile(share) {
    delays.sort((a, b) => a - b);
    return delays[Math.min(Math.floor(share * delays.length), delays.length - 1)] || 0;
}

function tellFlood() {
    const used = process.cpuUsage(before);
    tell({
        type: 'flood',
        messages,
        unique: ids.size,
        outOfOrder,
        cpuSeconds: (used.user + used.system) / 1e6,
        seconds: (last - begun) / 1000,
        p50: percentile(0.5),
        p99: percentile(0.99),
        megabytes: (process.memoryUsage().rss - rssBefore) / 1048576,
    });
    process.exit(0);
}

function allJoined() {
    if (lostAt) {
        tell({ type: 'back', ms: Date.now() - lostAt });
        process.exit(0);
    }
    before = process.cpuUsage();
    rssBefore = process.memoryUsage().rss;
    tell({ type: 'joined' });
    if (task === 'idle') {
        setTimeout(() => {
            const used = process.cpuUsage(before);
            tell({ type: 'idle', percent: (used.user + used.system) / 1e4 / Number(amount) });
            process.exit(0);
        }, Number(amount) * 1000);
    }
}

socket.on('connect', () => {
    joined = new Set();
    for (const room of rooms)
        socket.emit('join_conversation', room);
});
socket.on('disconnect', () => {
    lostAt = Date.now();
});
socket.on('joined_conversation', (where) => {
    joined.add(where.conversationId);
    if (joined.size === rooms.length)
        allJoined();
});
socket.on('message_received', (message) => {
    const now = Date.now();
    begun = begun || now;
    last = now;
    ++messages;
    const number = parseInt(message.content.slice(1), 10);
    if (number < (lastOfRoom.get(message.conversationId) || 0))
        ++outOfOrder;
    lastOfRoom.set(message.conversationId, number);
    ids.add(`${message.conversationId}:${number}`);
    delays.push(now - Date.parse(message.timestamp));
    if (ids.size === Number(amount))
        setTimeout(tellFlood, 200); // whatever comes twice comes now
});
