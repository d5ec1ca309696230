import { reachTable } from './domain/reach'
import { readReach } from './readReach'
import type { NotificationsUseCase } from './useCase'

/** How far a notice got, by 小组 or 楼栋. */
export const reach: NotificationsUseCase<'reach'> = async (call, { eventId }) => {
  const { row, roll, posters, evidence } = await readReach(call, eventId)
  const rows = roll.map(({ _id, ...household }) => ({ ...household, id: _id }))
  return {
    title: row.title,
    at: row.createdAt,
    ...reachTable(rows, evidence),
    posters: posters.map(({ group, photo, createdAt }) => ({ group, photo, at: createdAt })),
  }
}
