// Between `<!-- printed from FILE -->` and `<!-- end -->` stands what is printed from FILE; everything else is prose.

export interface Printed {
  readonly from: string;
  readonly text: string;
}

const SECTION = /<!-- printed from (?<from>\S+) -->\n(?<text>[\s\S]*?)\n?<!-- end -->/g;

export function printedIn(document: string): readonly Printed[] {
  return [...document.matchAll(SECTION)].map(({ groups }) => ({
    from: groups?.['from'] ?? '',
    text: (groups?.['text'] ?? '').trim(),
  }));
}

/** The document with every section printed anew; a section that nothing prints is left for the test to find. */
export function reprint(document: string, sections: Readonly<Record<string, () => string>>): string {
  return document.replace(SECTION, (whole, from: string) => {
    const render = sections[from];
    return render === undefined ? whole : `<!-- printed from ${from} -->\n\n${render()}\n\n<!-- end -->`;
  });
}
