// A drawing as PNG, at twice its size on the page: through an image, for which a policy of `img-src data:` is enough.
import { saveBlob } from './save.js';
import { standalone } from './svg-text.js';

const SCALE = 2;

export async function savePng(name: string, drawing: SVGSVGElement | null, title: string): Promise<void> {
  if (drawing === null) return;
  const blob = await pngOf(standalone(drawing, title));
  if (blob !== null) saveBlob(name, blob);
}

async function pngOf(drawing: SVGSVGElement): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
