import { firstChoices, phonesFor, phonesThatFit, withPhone, type Choices } from './choices'
import { openCloud, type ClockState } from './cloud/cloudControl'
import { loadConfig, type Scene } from './config'
import { openDeskDoor } from './deskKey'
import { readDue, watchDue } from './due'
import { element } from './element'
import { lookInside } from './inside/lookInside'
import { keepChoices, readChoices } from './keptChoices'
import { peopleOf } from './people'
import { readPhoneEvent, type Share } from './phones/phoneEvents'
import type { PhoneFrame } from './phones/phoneFrame'
import { forgetPhones } from './phones/phoneLine'
import { phoneRow } from './phones/phoneRow'
import { shareSheet } from './phones/shareSheet'
import { closeSheetsForPhones } from './popover'
import { clockStrip } from './top/clockStrip'
import { sceneChooser } from './top/sceneChooser'
import { topBar } from './top/topBar'
import { say, speak } from './words'

/** Milliseconds to wait for more of the same before looking again. */
const SOON = 300
const LOOK_AGAIN = 1500
const LOOK_NOW_AND_THEN = 15_000
const SECOND = 1000

async function openDesk(): Promise<void> {
  const desk = await openDeskDoor()
  if (desk === null) throw new Error(say('noKey'))
  const config = await loadConfig(desk)
  const openids = config.people.map(({ openid }) => openid)
  let choices = readChoices({
    ...firstChoices(config.scene, config.scenes, openids),
    shown: phonesThatFit(innerWidth),
  })
  const set = config.scenes.find(({ key }) => key === config.scene)
  // somebody else's hand, or a fresh start, has set another scene since this browser looked
  if (set && set.key !== choices.scene) choices = { ...choices, scene: set.key, phones: phonesFor(set, choices.phones) }
  speak(choices.language)
  document.documentElement.lang = choices.language === 'zh' ? 'zh-CN' : 'en'
  document.title = config.title
  const cloud = openCloud(desk)
  let templateTitles: Readonly<Record<string, string>> = {}

  const change = (part: Partial<Choices>) => {
    choices = { ...choices, ...part, ...(part.panel ? { lastPanel: part.panel } : {}) }
    keepChoices(choices)
    show()
  }

  const people = peopleOf(config.people, () => choices.newcomers)
  const addNewcomer = (name: string) => {
    const openid = `newcomer-${choices.newcomers.length + 1}-${Math.floor(clock.now() / SECOND).toString(36)}`
    change({ newcomers: [...choices.newcomers, { openid, name }] })
    return openid
  }

  /** Bad news that is no less true when the line is mended. */
  let stays: string | null = null
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
    hasDue: config.due.length > 0,
    set: (at) => attempt(cloud.moveTo(at)),
    freeze: (frozen) => attempt(cloud.freeze(frozen)),
  })
  const row = phoneRow({
    config,
    lineOf: cloud.lineOf,
    personOf: people.of,
    people: people.all,
    addNewcomer,
    clockOffset: () => Math.round(clock.now()) - Date.now(),
    templateTitles: () => templateTitles,
    changePhone: (place, part) => change({ phones: withPhone(choices.phones, place, part) }),
    toggleOnly: (place) => change({ only: choices.only === place ? null : place }),
  })
  const scenes = sceneChooser(config.scenes, (scene) => attempt(playScene(scene)))
  const top = topBar({
    title: config.title,
    scenes: scenes.elements,
    choosePhones: (shown) => change({ shown, only: null }),
    toggleInside: () => change({ panel: choices.panel === null ? choices.lastPanel : null }),
    speakOther: () => {
      keepChoices({ ...choices, language: choices.language === 'zh' ? 'en' : 'zh' })
      location.reload()
    },
  })
  const inside = lookInside({
    cloud,
    nameOf: (openid) => people.of(openid).name,
    open: (panel) => change({ panel }),
    counted: (number) => top.count(number),
  })
  const sharing = shareSheet()
  closeSheetsForPhones()
  document.body.replaceChildren(top.root, clock.root, row.root, inside.root, sharing.root, badNews)

  function show(): void {
    scenes.show(choices.scene, false)
    top.show(choices.shown, choices.panel !== null)
    inside.open(choices.panel)
    row.show(choices)
  }

  async function playScene(scene: Scene): Promise<void> {
    complain(null)
    scenes.show(scene.key, true)
    try {
      const response = await fetch(`${desk}/reset`, { method: 'POST', body: JSON.stringify({ scene: scene.key }) })
      if (!response.ok)
        throw new Error(((await response.json()) as { error?: string }).error ?? String(response.status))
      due.forget()
      forgetPhones()
      inside.forget()
      change({ scene: scene.key, phones: phonesFor(scene, choices.phones), only: null })
      row.reopenAll()
      refresh()
    } finally {
      scenes.show(choices.scene, false)
    }
  }

  const due = watchDue(
    () => readDue(cloud, config.due, clock.now()),
    (points) => clock.showDue(points),
  )
  const refresh = soon(() => attempt(due.look()))
  const wakeSoon = soon(() => row.wakeAll())
  const keepTime = (state: ClockState) => {
    clock.show(state)
    row.keepTime()
  }
  // the cloud doesn't tell of every call and every write: what lies open is looked at again while it is watched
  setInterval(() => !document.hidden && inside.refresh(), LOOK_AGAIN)
  // a phone's clock runs; while the cloud's stands still it has to be held back
  setInterval(() => row.keepTime(), SECOND)
  setInterval(() => {
    if (document.hidden) return
    attempt(due.look())
    inside.count()
  }, LOOK_NOW_AND_THEN)

  // also after the line was broken: the time may have moved meanwhile, and nobody told the phones
  const timeChanged = (state: ClockState) => {
    keepTime(state)
    row.wakeAll()
    refresh()
  }
  cloud.listen({
    clock: timeChanged,
    notice: (openid, notice) =>
      inside.addNotice(people.of(openid).name, clock.now(), notice, row.notify(openid, notice)),
    reset: refresh,
    appChanged: () => row.reopenAll(),
    functionChanged: wakeSoon,
    connected: (connected) => {
      complain(connected ? stays : say('lost'))
      if (connected) attempt(cloud.clock().then(timeChanged))
    },
  })
  const forward = (phone: PhoneFrame, share: Share) => {
    const receivers = () =>
      row.others(phone).map((other) => ({ person: other.person(), open: () => other.open(share.path) }))
    inside.addShare(phone.person().name, clock.now(), share, receivers)
    sharing.show(share, phone.person(), receivers(), phone.root)
  }
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    const phone = row.from(source)
    const event = phone && readPhoneEvent(data)
    if (!event) return
    if (event.kind === 'ready') phone.started()
    if (event.kind === 'metrics') phone.measured(event.measures)
    if (event.kind === 'hints') inside.addHints(event.hints, phone.person().openid)
    if (event.kind === 'share') forward(phone, event.share)
  })
  try {
    keepTime(await cloud.clock())
    templateTitles = await cloud.templateTitles()
    const [damage] = await cloud.damage()
    if (damage) complain((stays = say('damaged', { folder: damage.keptIn })))
  } catch {
    complain(say('lost'))
  }
  show()
  inside.count()
}

/** Does it once after the last of several calls. */
function soon(work: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(waiting)
    waiting = setTimeout(work, SOON)
  }
}

openDesk().catch((error: unknown) => {
  document.body.append(error instanceof Error ? error.message : String(error))
})
