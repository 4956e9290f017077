import './tokens.css';
import './base.css';
import './contrast.css';
import './forced-colors.css';
import { mount } from 'svelte';
import { openArchive } from './archive';
import RecordApp from './components/app/RecordApp.svelte';
import { RecordWindow } from './state/app/record-window.svelte';

// A record's own window: no search, no filters, no download, only what one record needs.
const target = document.querySelector('#kronika');
const archive = openArchive();
const setup = await archive.ask('readRecordWindow', {});
// Before anything is drawn.
document.documentElement.dataset['theme'] = setup.theme;
if (target !== null) mount(RecordApp, { target, props: { bench: new RecordWindow(archive, setup, new Date()) } });
