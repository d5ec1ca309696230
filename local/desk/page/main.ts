import { callView } from './callView'
import { keepChoices, phonesThatFit, readChoices, PHONES_MAX, type Choices, type PhoneChoice } from './choices'
import { sayShort } from './chinaTime'
import { clockStrip, type DuePoint } from './clockStrip'
import { openCloud, type ClockState } from './cloudControl'
import { loadConfig, type DeskConfig, type Person, type Scene } from './config'
import { dataView } from './dataView'
import { drawer } from './drawer'
import { element } from './element'
import { listView } from './listView'
import { noticeRow, hintRow } from './happenings'
import { forgetPhones, isReady, readHint } from './phoneLine'
import { phoneRow } from './phoneRow'
import { sceneChooser } from './sceneChooser'
import { segments } from './segments'
import { say, speak } from './words'

/** Milliseconds to wait for more of the same before looking again. */
const SOON = 300
const LOOK_AGAIN = 1500
const SECOND = 1000

async function openDesk(): Promise<void> {
  const config = await loadConfig()
  let choices = readChoices(defaultChoices(config))
  const set = config.scenes.find(({ key }) => key === config.scene)
  // somebody else's hand, or a fresh start, has set another scene since this browser looked
  if (set && set.key !== choices.scene) choices = { ...choices, scene: set.key, phones: phonesFor(set, choices.phones) }
  speak(choices.language)
  document.title = config.title
  const cloud = openCloud(config.cloud)
  let templateTitles: Readonly<Record<string, string>> = {}

  const change = (part: Partial<Choices>) => {
    choices = { ...choices, ...part }
    keepChoices(choices)
    show()
  }

  /* ---------- people */
  const people = (): Person[] => [...config.people, ...choices.newcomers.map(newcomer)]
  const personOf = (openid: string): Person =>
    people().find((person) => person.openid === openid) ?? newcomer({ openid, name: openid })
  const addNewcomer = (name: string) => {
    const openid = `newcomer-${choices.newcomers.length + 1}-${Math.floor(clock.now() / 1000).toString(36)}`
    change({ newcomers: [...choices.newcomers, { openid, name }] })
    return openid
  }

  /* ---------- parts */
  const badNews = element('div', { class: 'bad-news', role: 'alert', hidden: true })
  const complain = (text: string | null) => {
    badNews.hidden = text === null
    badNews.textContent = text ?? ''
  }
  const attempt = (work: Promise<unknown>) => {
    work.catch((error: unknown) =>
      complain(`${say('failed')}: ${error instanceof Error ? error.message : String(error)}`),
    )
  }
  const clock = clockStrip({
    set: (at) => attempt(cloud.moveTo(at)),
    freeze: (frozen) => attempt(cloud.freeze(frozen)),
  })
  const row = phoneRow({
    config,
    personOf,
    people,
    addNewcomer,
    clockOffset: () => Math.round(clock.now()) - Date.now(),
    templateTitles: () => templateTitles,
    changePhone: (place, part) => change({ phones: withPhone(choices.phones, place, part) }),
    toggleOnly: (place) => change({ only: choices.only === place ? null : place }),
  })
  const scenes = sceneChooser(config.scenes, (scene) => attempt(playScene(scene)))
  const notices = listView(say('noNotices'), () => look.count('notices', notices.size))
  const hints = listView(say('noHints'), () => look.count('hints', hints.size))
  const views = {
    data: dataView(cloud),
    calls: callView(cloud, (openid) => personOf(openid).name),
    notices,
    hints,
  }
  const look = drawer(views, (panel) => change({ panel }))
  const inspect = element(
    'button',
    {
      type: 'button',
      class: 'quiet inspect',
      on: { click: () => change({ panel: choices.panel === null ? 'data' : null }) },
    },
    say('inspect'),
  )
  const countChoice = element('div', { class: 'push' })
  const speakOther = () => {
    keepChoices({ ...choices, language: choices.language === 'zh' ? 'en' : 'zh' })
    location.reload()
  }
  document.body.replaceChildren(
    element(
      'header',
      { class: 'top' },
      element('h1', { class: 'brand' }, config.title, element('span', {}, say('desk'))),
      ...scenes.elements,
      countChoice,
      inspect,
      element('button', { type: 'button', class: 'quiet', on: { click: speakOther } }, say('language')),
    ),
    clock.root,
    row.root,
    look.root,
    badNews,
  )

  const keepTime = (state: ClockState) => {
    clock.show(state)
    row.keepTime()
  }

  function show(): void {
    scenes.show(choices.scene, false)
    countChoice.replaceChildren(
      segments(
        say('phones'),
        [1, 2, 3, PHONES_MAX].map((value) => ({ value, text: String(value) })),
        choices.shown,
        (shown) => change({ shown, only: null }),
      ),
    )
    inspect.setAttribute('aria-pressed', String(choices.panel !== null))
    look.open(choices.panel)
    row.show(choices)
  }

  /* ---------- scenes */
  async function playScene(scene: Scene): Promise<void> {
    complain(null)
    scenes.show(scene.key, true)
    try {
      const response = await fetch('reset', { method: 'POST', body: JSON.stringify({ scene: scene.key }) })
      if (!response.ok)
        throw new Error(((await response.json()) as { error?: string }).error ?? String(response.status))
      forgetPhones()
      change({ scene: scene.key, phones: phonesFor(scene, choices.phones), only: null })
      row.reopenAll()
      refresh()
    } finally {
      scenes.show(choices.scene, false)
    }
  }

  /* ---------- what happens meanwhile */
  async function showDue(): Promise<void> {
    const found = await Promise.all(
      config.due.map(async ({ collection, at, title }) => {
        const { documents } = await cloud.documents(collection, { [at]: { $gt: clock.now() } }, 0, 100)
        return documents.map((document): DuePoint => ({
          at: Number(document[at]),
          title: String(document[title] ?? ''),
        }))
      }),
    )
    clock.showDue(found.flat().sort((a, b) => a.at - b.at))
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  function refresh(): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => attempt(showDue()), SOON)
  }
  // the cloud doesn't tell of every call and every write: what lies open is looked at again while it is watched
  setInterval(() => {
    if (choices.panel !== null && !document.hidden) views[choices.panel].refresh()
  }, LOOK_AGAIN)
  // a phone's clock runs; while the courtyard's stands still it has to be held back
  setInterval(() => row.keepTime(), SECOND)
  setInterval(() => !document.hidden && attempt(showDue()), 10 * LOOK_AGAIN)

  cloud.listen({
    clock: (state) => {
      keepTime(state)
      row.wakeAll()
      refresh()
    },
    notice: (openid, notice) => {
      const arrived = row.notify(openid, notice)
      notices.add(noticeRow(personOf(openid).name, sayShort(clock.now()), notice, arrived))
    },
    reset: refresh,
    connected: (connected) => {
      complain(connected ? null : say('lost'))
      if (connected)
        attempt(
          cloud
            .clock()
            .then((state) => clock.show(state))
            .then(refresh),
        )
    },
  })
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    const phone = row.from(source)
    if (!phone) return
    if (isReady(data)) phone.started()
    const hint = readHint(data)
    if (hint) hints.add(hintRow(hint, personOf(hint.openid).name))
  })
  try {
    keepTime(await cloud.clock())
    templateTitles = await cloud.templateTitles()
  } catch {
    complain(say('lost'))
  }
  show()
}

function defaultChoices(config: DeskConfig): Choices {
  const scene = config.scenes.find(({ key }) => key === config.scene)
  const plain: PhoneChoice = { openid: '', width: 390, textSize: 'standard', network: 'online' }
  const phones = Array.from({ length: PHONES_MAX }, (_, i) => ({ ...plain, openid: config.people[i]?.openid ?? '' }))
  return {
    language: 'zh',
    scene: config.scene,
    phones: scene ? phonesFor(scene, phones) : phones,
    shown: phonesThatFit(innerWidth),
    only: null,
    panel: null,
    newcomers: [],
  }
}

const newcomer = ({ openid, name }: { readonly openid: string; readonly name: string }): Person => ({
  openid,
  name,
  place: '',
  role: { zh: say('nobodyYet'), en: say('nobodyYet') },
  group: say('nobodyYet'),
})

const withPhone = (phones: readonly PhoneChoice[], place: number, part: Partial<PhoneChoice>): PhoneChoice[] =>
  phones.map((phone, i) => (i === place ? { ...phone, ...part } : phone))

/** The scene's people on the phones; everything else about the phones stays as it was. */
const phonesFor = (scene: Scene, phones: readonly PhoneChoice[]): PhoneChoice[] =>
  phones.map((phone, i) => ({ ...phone, openid: scene.phones[i] ?? phone.openid }))

openDesk().catch((error: unknown) => {
  document.body.append(error instanceof Error ? error.message : String(error))
})
