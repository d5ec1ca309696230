import type { Promised } from './example'

const reasons = [
  { key: 'slow', title: '来得慢', on: true },
  { key: 'rude', title: '态度差', on: false },
]
const articles = [
  { number: 1, heading: '一、门前三包。', text: '自己扫', mark: '改了' },
  { number: 2, heading: '二、停车。', text: '先来先停' },
]

/** The components of miniprogram/components. */
export const sharedExamples: readonly Promised[] = [
  [
    'a notice stays as a sentence, and its action is said',
    {
      component: 'notice-line',
      given: { text: '没连上网', tone: 'amber', action: '再试一次' },
      shows: { 'notice-line--amber': ['没连上网再试一次'], 'notice-line__action': ['再试一次'] },
      acts: [['notice-line__action', 0, 'tap']],
      says: [['act', {}]],
    },
  ],
  [
    'a notice without an action offers none',
    { component: 'notice-line', given: { text: '好' }, shows: { 'notice-line__action': [] } },
  ],
  [
    'the button says what it does, and that it was pressed',
    {
      component: 'primary-button',
      given: { label: '投票' },
      shows: { '<t-button': ['投票'] },
      acts: [['<t-button', 0, 'tap']],
      says: [['press', {}]],
    },
  ],
  [
    'a button at work says so and can’t be pressed again',
    {
      component: 'primary-button',
      given: { label: '投票', busy: true, busyLabel: '正在投' },
      shows: { '<t-button': ['正在投'] },
      acts: [['<t-button', 0, 'tap']],
    },
  ],
  [
    'a disabled button can’t be pressed',
    { component: 'primary-button', given: { label: '投票', disabled: true }, acts: [['<t-button', 0, 'tap']] },
  ],
  [
    'what counts is asked once more; both answers are said',
    {
      component: 'confirm-sheet',
      given: { visible: true, title: '投同意?', text: '投了不能改', notice: '没投上', confirmLabel: '投' },
      shows: {
        'text-title': ['投同意?'],
        'confirm-sheet__text': ['投了不能改'],
        'confirm-sheet__notice': ['没投上'],
        '<t-button': ['投', '再想想'],
      },
      acts: [
        ['<t-button', 0, 'tap'],
        ['<t-button', 1, 'tap'],
        ['<t-popup', 0, 'visible-change', { visible: false }],
        ['<t-popup', 0, 'visible-change', { visible: true }],
      ],
      says: [
        ['confirm', {}],
        ['cancel', {}],
        ['cancel', {}],
      ],
    },
  ],
  [
    'while it works it can neither be confirmed again nor called off',
    {
      component: 'confirm-sheet',
      given: { visible: true, title: '投同意?', busy: true },
      acts: [
        ['<t-button', 0, 'tap'],
        ['<t-button', 1, 'tap'],
      ],
    },
  ],
  [
    'a page on its way shows bones',
    { component: 'page-state', given: { phase: 'loading', layout: 'rows' }, shows: { 'page-state': [] } },
  ],
  [
    'what failed says why and can be tried again',
    {
      component: 'page-state',
      given: { phase: 'failed', failure: '没有连上网' },
      shows: {
        'page-state__title': ['没有打开'],
        'page-state__text': ['没有连上网'],
        'page-state__button': ['再试一次'],
      },
      acts: [['<t-button', 0, 'tap']],
      says: [['retry', {}]],
    },
  ],
  [
    'who belongs to no courtyard is shown the way in',
    {
      component: 'page-state',
      given: { phase: 'stranger' },
      shows: { 'page-state__button': ['输入户码'] },
      acts: [['<t-button', 0, 'tap']],
      says: [['join', {}]],
    },
  ],
  [
    'what was last seen is marked as such',
    {
      component: 'page-state',
      given: { phase: 'offline', seenAt: '今天 8:00' },
      shows: { 'page-state__seen': ['没连上网,这是今天 8:00看到的再试一次'] },
      acts: [['<[class~="notice-line--notice-line__action"]', 0, 'tap']],
      says: [['retry', {}]],
    },
  ],
  [
    'nothing there has a kind word and the next thing to do',
    {
      component: 'page-state',
      given: { phase: 'empty', title: '还没有表决', text: '有了会通知你', action: '看院规' },
      shows: { 'page-state__title': ['还没有表决'], 'page-state__text': ['有了会通知你'] },
      acts: [['<t-button', 0, 'tap']],
      says: [['act', {}]],
    },
  ],
  [
    'a page that is there stands alone',
    { component: 'page-state', given: { phase: 'ready' }, shows: { 'page-state': [], 'page-state__seen': [] } },
  ],
  [
    'a list’s line says its title, its note and whether it leads on',
    {
      component: 'list-row',
      given: { title: '修围墙', second: '还剩 2 天', note: '已投', noteTone: 'done', action: '改', chevron: true },
      shows: { 'list-row__title': ['修围墙'], 'list-row__note--done': ['已投'], 'list-row__button': ['改'] },
      acts: [
        ['list-row__title', 0, 'tap'],
        ['list-row__button', 0, 'tap'],
      ],
      says: [
        ['press', {}],
        ['act', {}],
      ],
    },
  ],
  [
    'a line that leads nowhere can’t be pressed',
    { component: 'list-row', given: { title: '修围墙' }, acts: [['list-row__title', 0, 'tap']] },
  ],
  [
    'a field has its name above; what is wrong stands in place of the hint',
    {
      component: 'field',
      given: { label: '户码', value: '12', hint: '12 个数字', error: '少了几个' },
      shows: { field__label: ['户码'], field__error: ['少了几个'], 'text-second': ['少了几个'], '<t-textarea': [] },
      acts: [
        ['<t-input', 0, 'change', { value: '123' }],
        ['<t-input', 0, 'clear'],
      ],
      says: [
        ['change', { value: '123' }],
        ['change', { value: '' }],
      ],
    },
  ],
  [
    'a field of several lines is a box',
    {
      component: 'field',
      given: { label: '理由', lines: 3, hint: '写清楚' },
      shows: { '<t-input': [], 'text-second': ['写清楚'] },
      acts: [['<t-textarea', 0, 'change', { value: '因为' }]],
      says: [['change', { value: '因为' }]],
    },
  ],
  [
    'articles can be told apart, and picked when they may be',
    {
      component: 'article-list',
      given: { articles, tappable: true },
      shows: { 'article-list__title': ['一、门前三包。', '二、停车。'], 'article-list__mark': ['改了'] },
      acts: [['article-list__text', 1, 'tap']],
      says: [['pick', { number: 2 }]],
    },
  ],
  [
    'articles only to be read say nothing',
    { component: 'article-list', given: { articles }, acts: [['article-list__text', 0, 'tap']] },
  ],
  [
    'reasons are ticked one by one',
    {
      component: 'reason-chips',
      given: { reasons },
      shows: { 'reason-chips__chip': ['来得慢', '态度差'], 'reason-chips__chip--on': ['来得慢'] },
      acts: [['reason-chips__chip', 1, 'tap']],
      says: [['toggle', { key: 'rude' }]],
    },
  ],
  [
    'a card that leads on can be pressed',
    {
      component: 'card',
      given: { tone: 'waiting', tappable: true },
      shows: { 'card--waiting': [''] },
      acts: [['card', 0, 'tap']],
      says: [['press', {}]],
    },
  ],
  ['a plain card can’t', { component: 'card', shows: { 'card--plain': [''] }, acts: [['card', 0, 'tap']] }],
  [
    'a tag is its word',
    { component: 'status-tag', given: { text: '通过', tone: 'bamboo' }, shows: { '<t-tag': ['通过'] } },
  ],
  ['the foot holds what is put into it', { component: 'foot-bar', shows: { 'foot-bar': [''] } }],
  [
    'the roof is twenty tiles',
    { component: 'roof-tiles', shows: { 'roof-tiles__tile': Array.from({ length: 20 }, () => '') } },
  ],
  [
    'a figure has its name and its unit',
    {
      component: 'big-figure',
      given: { label: '投票的户', value: '71', unit: '/ 96 户', tone: 'act' },
      shows: {
        'text-second': ['投票的户'],
        'big-figure__value--act': ['71'],
        'big-figure__unit': ['/ 96 户'],
        'big-figure__value--long': [],
      },
    },
  ],
  [
    'a long figure is set smaller',
    {
      component: 'big-figure',
      given: { label: '花了', value: '128,400.00' },
      shows: { 'big-figure__value--long': ['128,400.00'], 'big-figure__unit': [] },
    },
  ],
]
