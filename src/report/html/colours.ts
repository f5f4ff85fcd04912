// The palette of the HTML report, the card and the page: paper, ink, one hue in five shades. Text at 4.5:1 and more.
const LIGHT = `--paper:#fbfaf7;--card:#fff;--ink:#1d2023;--soft:#575d63;--line:#dcdcd6;--mark:#0d6b6b;
--s0:#ecece7;--s1:#bfdcd7;--s2:#7fb9b3;--s3:#3c8f8a;--s4:#0d5f60;--gone:#9a5b2e`;
const DARK = `--paper:#14171a;--card:#1b1f23;--ink:#e8e7e3;--soft:#a9b0b6;--line:#30363c;
--mark:#62c8be;--s0:#262b30;--s1:#1d4a49;--s2:#28716d;--s3:#41a49c;--s4:#8ae0d5;--gone:#d79a6a`;

export const COLOURS = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}`;

/** The same colours where the reader may choose: `data-theme` on the root, else what the system says. */
export const CHOSEN_COLOURS = `
:root{color-scheme:light;${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${DARK}}}
:root[data-theme=dark]{color-scheme:dark;${DARK}}
@media print{:root,:root[data-theme]{color-scheme:light;${LIGHT}}}`;
