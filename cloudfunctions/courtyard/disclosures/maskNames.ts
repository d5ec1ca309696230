import { maskName } from '../domain/masking'
import { maskNamesIn } from '../domain/disclosures/namesIn'
import type { CourtyardUseCase } from '../useCase'
import { readNames } from './checkDraft'

/** The texts with every name of roll and members masked, and which names those were. */
export const maskNames: CourtyardUseCase<'maskNames'> = async (call, { texts }) => {
  const names = await readNames(call)
  const masked = texts.map((text) => maskNamesIn(text, names))
  const times = new Map<string, number>()
  for (const { found } of masked) {
    for (const one of found) times.set(one.name, (times.get(one.name) ?? 0) + one.times)
  }
  return {
    texts: masked.map(({ text }) => text),
    found: [...times].map(([name, count]) => ({ name, masked: maskName(name), times: count })),
  }
}
