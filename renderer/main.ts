import './tokens.css';
import './base.css';
import './contrast.css';
import './forced-colors.css';
import { mount } from 'svelte';
import { openArchive } from './archive';
import App from './components/app/App.svelte';
import { openMemory } from './state/common/memory';
import { Workbench } from './state/app/workbench.svelte';

const target = document.querySelector('#kronika');
const archive = openArchive();
const memory = await openMemory(archive);
// Before anything is drawn.
document.documentElement.dataset['theme'] = memory.theme;
if (target !== null) mount(App, { target, props: { bench: new Workbench(archive, memory, new Date()) } });
