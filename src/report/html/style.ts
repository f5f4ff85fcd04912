// The one style sheet of the HTML report: no font, no image, nothing fetched. One hue; text at 4.5:1 and more, light
// and dark. The page's policy names it by its hash, so nothing else on the page may bring a style.

import { COLOURS } from './colours.js';

export const STYLE = `${COLOURS}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
main{max-width:54rem;margin:0 auto;padding:2.5rem 1.25rem 3rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .35rem;overflow-wrap:anywhere;letter-spacing:-.01em}
h2{font-size:1.15rem;line-height:1.3;margin:0}
h3{font-size:.95rem;margin:1.4rem 0 .3rem}
p{margin:.35rem 0}
header p,.sample,footer,figcaption,caption{color:var(--soft);font-size:.9rem}
section{margin-top:1.25rem;padding:1.25rem 1.25rem 1.1rem;background:var(--card);border:1px solid var(--line);border-radius:10px}
.sample{margin:.1rem 0 .9rem;overflow-wrap:anywhere}
dl.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.5rem 0 0}
dl.key div{padding:.8rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:10px}
dl.key dt{color:var(--soft);font-size:.85rem}
dl.key dd{margin:0;font-size:1.6rem;line-height:1.25;font-weight:600;font-variant-numeric:tabular-nums}
dl.key dd+dd{font-size:.85rem;font-weight:400;color:var(--soft)}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li{padding:.45rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
ul.plain li:first-child{border-top:0}
ul.plain small{display:block;color:var(--soft);font-size:.85rem}
figure{margin:0}
figure+.wide,figure+figure{margin-top:1.1rem}figcaption{margin-top:.5rem}ul.legend+figcaption{margin-top:.2rem}
svg{display:block;width:100%;height:auto}
svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--soft)}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}
.bar{fill:var(--mark)}.gone{fill:var(--gone)}.axis{stroke:var(--line);stroke-width:1}.trend{fill:none;stroke:var(--mark);stroke-width:2;stroke-linejoin:round}
.point{fill:var(--card);stroke:var(--mark);stroke-width:2}svg text.figure{fill:var(--ink)}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:0 0 .4rem}
th,td{padding:.35rem .5rem;border-top:1px solid var(--line);text-align:right;vertical-align:top}
thead th{border-top:0;color:var(--soft);font-weight:400;font-size:.85rem}
th:first-child,td:first-child{text-align:left;padding-left:0;overflow-wrap:anywhere}
tbody th{font-weight:400}
td:last-child,th:last-child{padding-right:0}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
details{margin-top:.8rem}
summary{color:var(--mark);font-size:.9rem;cursor:pointer}
.wide{overflow-x:auto}
.legend{display:flex;flex-wrap:wrap;gap:.25rem .9rem;margin:.5rem 0 0;padding:0;list-style:none;color:var(--soft);font-size:.85rem}
.legend svg{display:inline-block;width:.8rem;height:.8rem;margin-right:.35rem;vertical-align:-.1rem}
footer{margin-top:1.75rem}
@media (max-width:34rem){main{padding:1.5rem .75rem 2rem}section{padding:1rem .85rem}h1{font-size:1.5rem}
svg text{font-size:20px}dl.key{grid-template-columns:1fr 1fr;gap:.5rem}dl.key div{padding:.6rem .75rem}dl.key dd{font-size:1.35rem}
th,td{padding:.3rem .3rem}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}section,dl.key div{break-inside:avoid;border-color:#bbb}
details{display:none}svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
