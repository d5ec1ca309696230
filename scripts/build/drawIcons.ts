import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of an icon set in which each icon is `<name>.svg`. */
export function iconNames(folder: string): Set<string> {
  if (!existsSync(folder)) throw new Error(`no icons in ${folder}`)
  return new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.svg'))
      .map((file) => file.slice(0, -4)),
  )
}

/**
 * TDesign's icon.wxss loads a font with all 2,135 icons from a CDN. This gives the same classes without font and network:
 * every icon in `names` is a mask over the text colour, so colour and size follow the text as with a font.
 */
export function drawIcons(iconWxss: string, names: Iterable<string>, folder: string): string {
  const rest = iconWxss
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/\.t-icon-[\w-]+:before\s*\{\s*content:[^}]*\}\s*/g, '')
    .replace(/\.t-icon\s*\{\s*font-family:[^}]*\}\s*/g, '')
  if (rest.includes('://'))
    throw new Error('icon.wxss of TDesign has changed: it still loads something from the network')
  const sorted = [...names].sort()
  if (!sorted.length) return rest
  const frame = sorted.map((name) => `.t-icon-${name}:before`).join(',')
  const masks = sorted.map((name) => {
    const svg = encodeSvg(readFileSync(join(folder, `${name}.svg`), 'utf8'))
    return `.t-icon-${name}:before{--icon:url("data:image/svg+xml,${svg}")}`
  })
  const shared =
    'content:"";display:block;width:1em;height:1em;background:currentColor;' +
    '-webkit-mask:var(--icon) center/100% 100% no-repeat;mask:var(--icon) center/100% 100% no-repeat'
  return `${rest}${frame}{${shared}}\n${masks.join('\n')}\n`
}

// tdesign-icons-svg 0.4.0 writes view-box for viewBox, which no renderer understands.
function encodeSvg(svg: string): string {
  return svg
    .replace('view-box=', 'viewBox=')
    .replace(/\s(?:class|id)="[^"]*"/g, '')
    .replace(/\s(?:width|height)="1em"/g, '')
    .replace(/<path fill="transparent"[^>]*><\/path>/g, '')
    .replace(/currentColor/g, '#000')
    .replace(/"/g, "'")
    .replace(/[#%<>{}]/g, (character) => encodeURIComponent(character))
    .trim()
}
