import { people } from '../demo/people'
import { scenes, type SceneKey } from '../demo/scenes'

/** What the desk is told about the demo; its shape is that of local/desk/page/config.ts. */
export function deskConfig(scene: SceneKey) {
  return {
    title: '院坝',
    phone: '/phone/',
    people: Object.values(people).map(({ openid, name, place, role, group }) => ({ openid, name, place, role, group })),
    scenes: scenes.map(({ key, name, note, phones }) => ({ key, name, note, phones })),
    scene,
    // the clock next matters to a motion at its dueAt (cloudfunctions/shared/documents/votes.ts)
    due: [{ collection: 'motions', at: 'dueAt', title: 'title' }],
  }
}
