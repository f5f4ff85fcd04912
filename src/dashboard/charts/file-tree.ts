// Paths as a tree, one folder at a time: what stands in it, and where the treemap puts it.
import { hierarchy, type HierarchyRectangularNode, treemap } from 'd3-hierarchy';

export interface Sized {
  readonly path: string;
  /** What its area stands for. */
  readonly area: number;
}

/** A file of the folder, or a folder in it with all files below. */
export interface Branch<File extends Sized> {
  /** From the root: `src` or `src/a.ts`. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly files: readonly File[];
  readonly area: number;
}

/** `folder` from the root, '' for the root itself; largest first. */
export function branchesIn<File extends Sized>(files: readonly File[], folder: string): readonly Branch<File>[] {
  const start = folder === '' ? '' : `${folder}/`;
  const branches = new Map<string, File[]>();
  for (const file of files) {
    if (!file.path.startsWith(start)) continue;
    const end = file.path.indexOf('/', start.length);
    const path = end < 0 ? file.path : file.path.slice(0, end);
    branches.set(path, [...(branches.get(path) ?? []), file]);
  }
  return [...branches].map(([path, below]) => branchOf(path, below)).sort((a, b) => b.area - a.area);
}

function branchOf<File extends Sized>(path: string, files: readonly File[]): Branch<File> {
  const area = files.reduce((sum, file) => sum + file.area, 0);
  return { path, isFolder: files[0]?.path !== path, files, area };
}

/** `a/b` as [`a`, `a/b`]: the way down to a folder. */
export function wayTo(folder: string): readonly string[] {
  const names = folder === '' ? [] : folder.split('/');
  return names.map((_, depth) => names.slice(0, depth + 1).join('/'));
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedFolder extends Rect {
  readonly path: string;
  readonly files: number;
  /** Is there room for its name? */
  readonly hasHead: boolean;
}

export interface Placed<File extends Sized> {
  readonly folders: readonly PlacedFolder[];
  readonly cells: readonly (Rect & { readonly branch: string; readonly file: File })[];
}

export const HEAD = 19;
const GAP = 2;

interface Node<File extends Sized> {
  readonly branch?: Branch<File>;
  readonly file?: File;
  readonly children?: readonly Node<File>[];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Squares as far as it goes; area in proportion, but for the heads. Files without area have no place. */
export function placeBranches<File extends Sized>(
  branches: readonly Branch<File>[],
  { width, height }: Size,
): Placed<File> {
  const tree = hierarchy<Node<File>>({ children: branches.map(nodeOf) })
    .sum(({ file }) => file?.area ?? 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const root = treemap<Node<File>>()
    .size([width, height])
    .paddingInner(GAP)
    .paddingTop((node) => (hasHead(node) ? HEAD : 0))(tree);
  const top = root.children ?? [];
  return {
    folders: top.flatMap((node) => folderOf(node)),
    cells: root.leaves().flatMap((node) => cellOf(node)),
  };
}

function nodeOf<File extends Sized>(branch: Branch<File>): Node<File> {
  const [file] = branch.files;
  return branch.isFolder
    ? { branch, children: branch.files.map((below) => ({ file: below })) }
    : { branch, ...(file !== undefined && { file }) };
}

type Box = Pick<HierarchyRectangularNode<unknown>, 'depth' | 'x0' | 'x1' | 'y0' | 'y1'>;

function hasHead(node: Box): boolean {
  return node.depth === 1 && node.x1 - node.x0 > 44 && node.y1 - node.y0 > HEAD * 2;
}

const rectOf = ({ x0, y0, x1, y1 }: Box): Rect => ({
  x: x0,
  y: y0,
  width: Math.max(0, x1 - x0),
  height: Math.max(0, y1 - y0),
});

function folderOf<File extends Sized>(node: HierarchyRectangularNode<Node<File>>): readonly PlacedFolder[] {
  const { branch } = node.data;
  if (branch === undefined || !branch.isFolder) return [];
  return [{ ...rectOf(node), path: branch.path, files: branch.files.length, hasHead: hasHead(node) }];
}

function cellOf<File extends Sized>(node: HierarchyRectangularNode<Node<File>>): Placed<File>['cells'] {
  const { file } = node.data;
  const branch = node.depth === 1 ? node.data.branch : node.parent?.data.branch;
  if (file === undefined || branch === undefined || file.area <= 0) return [];
  return [{ ...rectOf(node), branch: branch.path, file }];
}
