import type { Person } from '../config'
import { element } from '../element'
import { popover } from '../popover'
import { say, sayWords } from '../words'

export interface PersonChooserParts {
  /** Everybody who may hold a phone, in the order of the list. */
  people(): readonly Person[]
  choose(openid: string): void
  /** Makes somebody who belongs nowhere yet and returns their openid. */
  addNewcomer(name: string): string
}

export interface PersonChooser {
  readonly elements: readonly HTMLElement[]
  show(person: Person): void
}

/** The head of a phone: who holds it, and a list to hand it to somebody else. */
export function personChooser({ people, choose, addNewcomer }: PersonChooserParts): PersonChooser {
  const seal = element('span', { class: 'seal', 'aria-hidden': 'true' })
  const name = element('span', { class: 'person-name' })
  const place = element('span', { class: 'person-place' })
  const button = element(
    'button',
    { class: 'person', type: 'button', title: say('choosePerson') },
    seal,
    element('span', { class: 'person-words' }, name, place),
  )
  let held = ''
  const sheet = popover(button, (list, close) => {
    list.setAttribute('aria-label', say('choosePerson'))
    const pick = (openid: string) => {
      close()
      if (openid !== held) choose(openid)
    }
    for (const group of groupsOf(people())) {
      list.append(element('h3', {}, group))
      const members = people().filter((candidate) => candidate.group === group)
      list.append(...members.map((candidate) => personRow(candidate, candidate.openid === held, pick)))
    }
    list.append(newcomerForm((name) => pick(addNewcomer(name))))
    list.addEventListener('keydown', moveByArrows)
  })
  sheet.classList.add('people')
  return {
    elements: [button, sheet],
    show(person) {
      held = person.openid
      button.dataset.openid = held
      seal.textContent = [...person.name][0] ?? ''
      name.textContent = person.name
      place.textContent = describe(person)
    },
  }
}

const describe = ({ place, role }: Person) => [place, sayWords(role)].filter(Boolean).join(' · ')

const groupsOf = (people: readonly Person[]): string[] => [...new Set(people.map(({ group }) => group))]

function personRow(person: Person, holds: boolean, pick: (openid: string) => void): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'person-row',
      'aria-pressed': String(holds),
      'data-openid': person.openid,
      on: { click: () => pick(person.openid) },
    },
    element('span', { class: 'seal', 'aria-hidden': 'true' }, [...person.name][0] ?? ''),
    element('span', { class: 'person-name' }, person.name),
    element('span', { class: 'person-place' }, describe(person)),
  )
}

function newcomerForm(add: (name: string) => void): HTMLElement {
  const field = element('input', { type: 'text', maxlength: 20, placeholder: say('newcomerName'), required: true })
  return element(
    'form',
    {
      class: 'newcomer',
      on: {
        submit: (event) => {
          event.preventDefault()
          if (field.value.trim()) add(field.value.trim())
        },
      },
    },
    element('label', {}, say('addPerson'), field),
    element('button', { type: 'submit', class: 'quiet' }, say('add')),
  )
}

function moveByArrows(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.person-row')]
  const at = rows.findIndex((row) => row === document.activeElement)
  rows.at((at + step + rows.length) % rows.length)?.focus()
  event.preventDefault()
}
