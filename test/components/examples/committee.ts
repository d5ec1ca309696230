import type { Promised } from './example'

const tabs = [
  { name: '1组', note: '15/24' },
  { name: '2组', note: '' },
]
const doors = [
  { id: 'h1', label: '11', state: 'voted', spoken: 'N011 已投' },
  { id: 'h2', label: '12', state: 'notReached', spoken: 'N012 没通知到' },
]

/** The components of the committee's package. */
export const committeeExamples: readonly Promised[] = [
  [
    'a sheet from below can be closed',
    {
      component: 'committee/bottom-sheet',
      given: { visible: true, title: 'N059 周国强', second: '没通知到' },
      shows: { 'text-title': ['N059 周国强'], 'text-second': ['没通知到'] },
      acts: [
        ['bottom-sheet__close', 0, 'tap'],
        ['<t-popup', 0, 'visible-change', { visible: false }],
        ['<t-popup', 0, 'visible-change', { visible: true }],
      ],
      says: [
        ['close', {}],
        ['close', {}],
      ],
    },
  ],
  [
    'days go up and down by one',
    {
      component: 'committee/day-stepper',
      given: { label: '公示', days: 7 },
      shows: { 'day-stepper__days': ['7 天'] },
      acts: [
        ['day-stepper__button', 0, 'tap'],
        ['day-stepper__button', 1, 'tap'],
      ],
      says: [
        ['step', { by: -1 }],
        ['step', { by: 1 }],
      ],
    },
  ],
  [
    'the last minute of the wheel is the end of the day',
    {
      component: 'committee/day-time',
      given: { label: '截止', day: '2026-11-30', time: '24:00', said: '11月30日', error: '太近了', hint: '至少 7 天' },
      shows: {
        'day-time__said': ['11月30日', '24:00'],
        'day-time__box--wrong': ['11月30日', '24:00'],
        'text-act': ['太近了'],
      },
      acts: [
        ['day-time__picker', 0, 'change', { value: '2026-12-01' }],
        ['day-time__picker', 1, 'change', { value: '23:59' }],
        ['day-time__picker', 1, 'change', { value: '08:00' }],
      ],
      says: [
        ['change', { day: '2026-12-01', time: '24:00' }],
        ['change', { day: '2026-11-30', time: '24:00' }],
        ['change', { day: '2026-11-30', time: '08:00' }],
      ],
    },
  ],
  [
    'what is done says what came of it and what is next',
    {
      component: 'committee/done-note',
      given: { title: '交上去了', text: '等人见证', action: '回去' },
      shows: { 'done-note__title': ['交上去了'], 'done-note__text': ['等人见证'], '<t-button': ['回去'] },
      acts: [['<t-button', 0, 'tap']],
      says: [['act', {}]],
    },
  ],
  [
    'a finding says where and what',
    {
      component: 'committee/finding-list',
      given: { findings: [{ key: 'a', where: '第 12 行', text: '没有户主' }] },
      shows: { 'finding-list__finding': ['第 12 行没有户主'] },
    },
  ],
  [
    'a heading unfolds what is below',
    {
      component: 'committee/fold-row',
      given: { title: '更多', open: false },
      shows: { 'fold-row__title': ['更多'] },
      acts: [['fold-row', 0, 'tap']],
      says: [['fold', {}]],
    },
  ],
  [
    'a group is picked once: the one that is shown says nothing',
    {
      component: 'committee/group-tabs',
      given: { tabs, selected: '1组' },
      shows: {
        'group-tabs__name': ['1组', '2组'],
        'group-tabs__note': ['15/24'],
        'group-tabs__tab--selected': ['1组15/24'],
      },
      acts: [
        ['group-tabs__tab', 0, 'tap'],
        ['group-tabs__tab', 1, 'tap'],
      ],
      says: [['pick', { name: '2组' }]],
    },
  ],
  [
    'households are doors: how far each is, never how it voted',
    {
      component: 'committee/household-grid',
      given: { cells: doors },
      shows: { 'household-grid__cell': ['11', '12'], 'household-legend__item': ['已投', '看过', '没通知到'] },
      acts: [['household-grid__cell', 1, 'tap']],
      says: [['pick', { id: 'h2' }]],
    },
  ],
  [
    'an option says what it means and can be picked',
    {
      component: 'committee/option-card',
      given: { title: '双过半', text: '多数户同意', second: '民法典 278', chosen: true },
      shows: { 'option-card--chosen': ['双过半多数户同意民法典 278'], 'text-small': ['民法典 278'] },
      acts: [['option-card', 0, 'tap']],
      says: [['pick', {}]],
    },
  ],
  [
    'one that doesn’t fit can be read but not picked',
    {
      component: 'committee/option-card',
      given: { title: '双过半', second: '不合这件事', disabled: true },
      shows: { 'option-card--unfit': ['双过半不合这件事'] },
      acts: [['option-card', 0, 'tap']],
    },
  ],
  [
    'two ways stand side by side and alike',
    {
      component: 'committee/two-way',
      given: { first: '同意', second: '退回', secondChosen: true },
      shows: { 'two-way__way': ['同意', '退回'], 'two-way__way--chosen': ['退回'] },
      acts: [
        ['two-way__way', 0, 'tap'],
        ['two-way__way', 1, 'tap'],
      ],
      says: [
        ['decide', { first: true }],
        ['decide', { first: false }],
      ],
    },
  ],
]
