/**
 * How long anything in a window is waited for: a start, a click, something to be seen. Nothing on an idle machine takes a
 * tenth of it; one that has much else to do has let a window stand still for half a minute.
 */
export const patienceMs = 90_000;
