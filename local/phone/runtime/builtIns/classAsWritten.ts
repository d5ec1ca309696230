import type { EngineNode } from 'glass-easel-miniprogram-adapter'

/**
 * Class names as the engine writes them where this element stands: with the style scope of the page or component whose markup it is in, so
 * that rules of that page or component apply to what an element makes itself.
 */
export function classAsWritten({ _$ }: { _$: EngineNode }, names: string): string {
  const around = _$.ownerShadowRoot
  if (!names || !around) return names
  const probe = around.createNativeNode('i')
  probe.class = names
  return probe.getBackendElement()?.className ?? names
}
