import { layOutPoster, palette, SHEET, type Mark, type PosterWords } from './layOutPoster'

/** The part of a canvas that drawing needs: WeChat's node and a browser's have it alike. */
interface Pen {
  fillStyle: unknown
  font: string
  measureText(text: string): { width: number }
  fillText(text: string, x: number, y: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void
  closePath(): void
  fill(): void
  drawImage(picture: unknown, x: number, y: number, width: number, height: number): void
}
interface Picture {
  src: string
  onload: unknown
  onerror: unknown
}
export interface Sheet {
  width: number
  height: number
  getContext(type: '2d'): Pen
  createImage(): Picture
}

/** Draws a poster in full size; the code comes last because its picture has to be read first. */
export async function drawPoster(sheet: Sheet, words: PosterWords, code: string): Promise<void> {
  sheet.width = SHEET.width
  sheet.height = SHEET.height
  const pen = sheet.getContext('2d')
  const fontOf = (size: number, strong: boolean) => `${strong ? 'bold ' : ''}${size}px sans-serif`
  const marks = layOutPoster(words, (text, size, strong) => {
    pen.font = fontOf(size, strong)
    return pen.measureText(text).width
  })
  const picture = await readPicture(sheet, code)
  for (const mark of marks) {
    if (mark.kind === 'fill') fill(pen, mark)
    else if (mark.kind === 'text') {
      pen.fillStyle = palette[mark.colour]
      pen.font = fontOf(mark.size, mark.strong)
      pen.fillText(mark.text, mark.x, mark.y)
    } else {
      const { x, y, width, height } = mark.box
      pen.drawImage(picture, x, y, width, height)
    }
  }
}

function fill(pen: Pen, { colour, box, radius }: Extract<Mark, { kind: 'fill' }>): void {
  const { x, y, width, height } = box
  pen.fillStyle = palette[colour]
  pen.beginPath()
  // written out: roundRect came to phones' canvases late
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
  pen.fill()
}

function readPicture(sheet: Sheet, src: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const picture = sheet.createImage()
    picture.onload = () => resolve(picture)
    picture.onerror = () => reject(new Error('the code could not be read'))
    picture.src = src
  })
}
