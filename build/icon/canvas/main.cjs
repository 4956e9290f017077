'use strict';
// An empty page to draw on.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
