import type { HomeAnswer } from '../../../miniprogram/pages/home/homeView'
import type { MotionAnswer } from '../../../miniprogram/packages/votes/motion/motionView'

/** Monday, 2026-11-23 10:00 in China. */
export const now = Date.parse('2026-11-23T10:00:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)

type Card = HomeAnswer['waiting'][number]

export const aCard = (changes: Partial<Card> = {}): Card =>
  ({
    id: 'm',
    title: '院规院约(第3稿)',
    question: '院规院约(第3稿)要不要施行?',
    standing: 'courtyard',
    status: 'open',
    opensAt: at('2026-11-20T00:00:00'),
    closesAt: at('2026-11-26T00:00:00'),
    postedUntil: null,
    countsAt: null,
    households: 96,
    householdsNeeded: 64,
    voted: 58,
    passed: null,
    objectionsRaised: 0,
    objectionsUndecided: 0,
    iVoted: false,
    forMe: true,
    ...changes,
  }) as Card

export const anElectorOfMine = (changes: object = {}): MotionAnswer['mine'][number] =>
  ({
    householdId: 'mine',
    label: '3组7号',
    headName: '刘秀英',
    carried: false,
    former: false,
    tookPart: null,
    ballot: null,
    claim: 'none',
    mayCastAnew: false,
    place: null,
    ...changes,
  }) as MotionAnswer['mine'][number]

/** An open vote as the representative of a household gets it. */
export const aMotionAnswer = (changes: Partial<MotionAnswer> = {}): MotionAnswer =>
  ({
    ...aCard(),
    courtyardName: '南桥院坝',
    versionId: 'v',
    versionNumber: 3,
    previousVersionId: null,
    textHash: '',
    articles: [1, 2, 3, 4].map((number) => ({ number, title: '门前三包', text: '各户负责。' })),
    regime: {
      key: 'courtyardOrdinary',
      name: '',
      source: '',
      noticeDays: 7,
      postingDays: 7,
      participationSentence: '96 户要有 64 户投票才算数',
      passingSentence: '投票的户里过半同意就通过',
      abstentionParticipates: true,
      ballotChangeable: true,
      hash: '',
    },
    matter: null,
    announcedAt: at('2026-11-10T10:00:00'),
    thresholds: [
      {
        part: 'participation',
        counts: 'households',
        reached: 58,
        total: 96,
        share: 2,
        shareOf: 3,
        strict: false,
        needed: 64,
        left: 174,
        right: 192,
        met: false,
      },
    ],
    tally: null,
    extension: null,
    canExtend: false,
    endReasons: '',
    electorate: null,
    rollChangedSince: false,
    from: null,
    wait: null,
    complaints: { open: 0, upheld: 0 },
    mayClaimLate: false,
    paperNumbers: [],
    setAside: 0,
    doorsAsked: { asked: 0, yes: 0, no: 0 },
    mine: [anElectorOfMine()],
    iRepresent: true,
    objections: [],
    openObjections: 0,
    mayObject: true,
    settledUntil: null,
    historyHead: { height: 2, hash: '' },
    history: [],
    ...changes,
  }) as MotionAnswer

const courtyard = {
  id: 'c',
  name: '南桥院坝',
  kind: 'rural',
  community: '南桥村',
  communityConfirmed: true,
  number: '310427',
}

export const aHome = (changes: Partial<HomeAnswer> = {}): HomeAnswer =>
  ({
    me: { courtyard, household: null, name: '刘秀英', representative: true, roles: [], otherCourtyards: [] },
    waiting: [],
    running: [],
    consulting: [],
    ratings: [],
    meetings: [],
    disclosures: [],
    todos: [],
    disclosureTodos: [],
    meetingTodos: [],
    ratingTodos: [],
    news: [],
    relatives: [],
    joinRequest: null,
    putOut: null,
    ...changes,
  }) as HomeAnswer
