import './tokens.css';
import './base.css';
import './forced-colors.css';
import { mount } from 'svelte';
import { openArchive } from './archive';
import App from './components/App.svelte';
import { Workbench } from './state/workbench.svelte';

const target = document.querySelector('#kronika');
if (target !== null) mount(App, { target, props: { bench: new Workbench(openArchive(), new Date()) } });
