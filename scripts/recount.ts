import { existsSync, readFileSync } from 'node:fs'
import { sha256 } from '../cloudfunctions/shared/sha256'
import * as areas from '../cloudfunctions/votes/domain/record/areaCommitment'
import { recount, type Recount } from '../cloudfunctions/votes/domain/record/recount'

// `npm run recount -- record.json`: recomputes a published record and says “matches”, or exactly what does not. Exit code 0 or 1.

function recountFile(file: string): Recount {
  // fatal: a byte that is no UTF-8 must not become a question mark; a mark at the beginning is a byte like any other
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const bytes = readFileSync(file)
  let text = ''
  try {
    text = decoder.decode(bytes)
  } catch {
    // then it is no record, which is what recounting the empty text says
  }
  return recount(text, { sha256, areas })
}

const marks = { ok: '✓', differs: '✗', notChecked: '–' } as const
const outcomes = { passed: '通过', failed: '未通过', noQuorum: '投票户数不够' } as const

function print({ verdict, checks, record }: Recount): void {
  if (record) {
    const { yes, no, abstain } = record.tally
    console.log(`${record.courtyard.name} · ${record.motion.title}`)
    console.log(
      `${record.electorate.households} 户,同意 ${yes.households},反对 ${no.households},弃权 ${abstain.households}:${outcomes[record.outcome]}`,
    )
  }
  for (const { state, title, finding, where = '' } of checks) {
    console.log(`${marks[state]} ${title}${finding === '' ? '' : `:${finding}`}${where === '' ? '' : ` (${where})`}`)
  }
  if (record) {
    console.log(`指纹 ${record.hash}`)
    console.log(`最后一步 ${record.chain.at(-1)?.hash ?? ''}(请和小程序里公布的比一比)`)
  }
  console.log(verdict === 'matches' ? 'matches' : 'does not match')
}

function main(): void {
  const file = process.argv[2]
  if (file === undefined || !existsSync(file)) {
    console.error(file === undefined ? 'npm run recount -- record.json' : `there is no file ${file}`)
    process.exitCode = 1
    return
  }
  const result = recountFile(file)
  print(result)
  process.exitCode = result.verdict === 'matches' ? 0 : 1
}

main()
