import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { DisclosureDocument, RaisedDocument } from '../../shared/documents'
import { markViewed, readView } from '../../shared/markViewed'
import { readPlaces } from '../../engines/raised/places'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { readChecks } from './checkFiles'
import { describeAttachments, describeCard, describeStatement } from './describeDisclosure'
import { describeAnswered, describeWaiting } from './describeQuery'
import { isPosted, namesOf, postedDisclosure, type Listed } from './readDisclosures'
import { readYear } from './readYear'
import { countOverdueQueries } from './waitingQueries'

const VERSIONS_MAX = 50
const QUERIES_MAX = 100

/** One posted disclosure as its page shows it: two steps of reads. */
export const disclosure: CourtyardUseCase<'disclosure'> = async (call, { disclosureId }) => {
  const { accountId, database, member, now } = call
  const [found, { answerDays }, view] = await Promise.all([
    postedDisclosure(call, disclosureId),
    readCalendar(call),
    readView(call, disclosureId),
  ])
  const { courtyardId, editedBy, reviewedBy, seriesId } = found
  const editors = reviewedBy === null ? [editedBy] : [editedBy, reviewedBy]
  const [versions, answered, own, queriesOverdue, names, checks, year, origins] = await Promise.all([
    readVersions(call, found),
    readAnswered(call, found),
    readPlaces(call, 'query', { subjectId: seriesId, part: disclosureId, accountId, householdId: member.householdId }),
    countOverdueQueries(call, seriesId),
    namesOf(call, courtyardId, editors),
    readChecks(call, found.attachments),
    readYear(call, found),
    database.collection('resolutionOrigins').find({ where: { _id: oneOf([disclosureId, seriesId]) }, limit: 2 }),
    markViewed(call, disclosureId, view),
  ])
  return {
    card: describeCard(found, now),
    sections: found.sections.map((section) => ({ ...section })),
    attachments: describeAttachments(found.attachments, checks),
    statement: describeStatement(found),
    year,
    correctionReason: found.correctionReason,
    versions,
    // made of a resolution, or named by one later
    links: { ...found.links, meetingId: found.links.meetingId ?? origins[0]?.meetingId ?? null },
    queries: answered.flatMap((query) => describeAnswered(query, accountId)),
    myWaiting: own.taken
      .filter(({ state }) => state === 'raised')
      .map((query) => describeWaiting(call, query, found.title)),
    queriesOverdue,
    answerDays,
    editedByName: names.get(editedBy) ?? '',
    reviewedByName: (reviewedBy && names.get(reviewedBy)) ?? '',
  }
}

/** The questions that were asked last, of those with an answer; what was answered last comes first. */
async function readAnswered({ database }: MemberCall, { seriesId }: DisclosureDocument): Promise<RaisedDocument[]> {
  const answered = await database.collection('raised').find({
    where: { subjectId: seriesId, state: 'answered' },
    orderBy: [['createdAt', 'desc']],
    limit: QUERIES_MAX,
  })
  return answered.sort((one, other) => (other.answeredAt ?? 0) - (one.answeredAt ?? 0))
}

/** All posted versions of the series, the newest first. */
async function readVersions({ database }: MemberCall, { seriesId }: DisclosureDocument) {
  const found: Pick<Listed, '_id' | 'version' | 'title' | 'stage' | 'postedAt' | 'postedUntil' | 'archivesAt'>[] =
    await database.collection('disclosures').find({
      where: { seriesId, stage: 'posted' },
      orderBy: [['version', 'desc']],
      limit: VERSIONS_MAX,
      fields: ['version', 'title', 'stage', 'postedAt', 'postedUntil', 'archivesAt'],
    })
  return found.filter(isPosted).map(({ _id, version, title, postedAt }) => ({ id: _id, version, title, postedAt }))
}
