import type { Scene } from '../config'
import { element } from '../element'
import { popover } from '../popover'
import { say, sayWords } from '../words'

export interface SceneChooser {
  readonly elements: readonly HTMLElement[]
  show(key: string, busy: boolean): void
}

/** Says which scene the desk was set to, and sets it to any of them. Choosing the same one again starts it over. */
export function sceneChooser(scenes: readonly Scene[], choose: (scene: Scene) => void): SceneChooser {
  const name = element('b')
  const button = element(
    'button',
    { type: 'button', class: 'quiet scene-button' },
    element('small', {}, say('scene')),
    name,
  )
  let shown = ''
  const sheet = popover(button, (list, close) => {
    list.append(
      element('p', {}, say('sceneHint')),
      ...scenes.map((scene) =>
        element(
          'button',
          {
            type: 'button',
            class: 'scene',
            'data-scene': scene.key,
            'aria-pressed': String(scene.key === shown),
            on: {
              click: () => {
                close()
                choose(scene)
              },
            },
          },
          element('b', {}, sayWords(scene.name)),
          element('small', {}, sayWords(scene.note)),
        ),
      ),
    )
  })
  sheet.classList.add('scenes')
  const again = element(
    'button',
    {
      type: 'button',
      class: 'quiet again',
      title: say('sceneHint'),
      on: {
        click: () => {
          const scene = scenes.find(({ key }) => key === shown)
          if (scene) choose(scene)
        },
      },
    },
    say('reset'),
  )
  return {
    elements: [button, again, sheet],
    show(key, busy) {
      shown = key
      const scene = scenes.find((candidate) => candidate.key === key)
      name.textContent = busy ? say('resetting') : scene ? sayWords(scene.name) : say('noScene')
      button.disabled = busy
      again.disabled = busy || !scene
    },
  }
}
