import './tokens.css';
import './base.css';
import './forced-colors.css';
import { mount } from 'svelte';
import { openArchive } from './archive';
import App from './components/app/App.svelte';
import { openMemory } from './state/common/memory';
import { Workbench } from './state/app/workbench.svelte';

const target = document.querySelector('#kronika');
const archive = openArchive();
const memory = await openMemory(archive);
if (target !== null) mount(App, { target, props: { bench: new Workbench(archive, memory, new Date()) } });
