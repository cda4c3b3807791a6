// What a sender and an operator do, with the TypeScript client that is generated from the document.
import {
  Configuration,
  ErrorEnvelopeFromJSON,
  ProblemFromJSON,
  ReadingApi,
  ResponseError,
  TelemetryApi,
  TokensApi,
} from '../../../target/generated-sources/clients/typescript/index.js';

declare const process: { argv: string[] };

const [basePath, clientToken, apiKey] = process.argv.slice(2);
const DEADLINE_MS = 20_000;

async function journey(): Promise<void> {
  const sender = new Configuration({ basePath });
  const { accessToken } = await new TokensApi(sender).issueToken({ clientToken: { clientToken } });
  const owner = new TelemetryApi(new Configuration({ basePath, accessToken }));
  const reading = new ReadingApi(new Configuration({ basePath, apiKey }));

  await metric(accessToken, owner, reading);
  await logEvents(accessToken, owner, reading);
  await refusals(accessToken, owner, sender);
}

async function metric(accessToken: string, owner: TelemetryApi, reading: ReadingApi): Promise<void> {
  const receipt = await owner.sendMetrics({
    metricSubmission: {
      accessToken,
      params: { namespace: 'web', metricData: [{ metricName: 'orders', value: 42 }] },
    },
  });
  const trace = await owner.traceReceipt({ id: receipt.responseMetadata.requestId });
  equal(trace.records, 1, 'datums of the receipt');

  await eventually('the metric can be read', async () => {
    const { datapoints } = await reading.readStatistics({ namespace: 'web', metricName: 'orders', statistic: ['Sum'] });
    return datapoints.length === 1 && datapoints[0].values['Sum'] === 42;
  });
}

async function logEvents(accessToken: string, owner: TelemetryApi, reading: ReadingApi): Promise<void> {
  const sent = await owner.sendLogEventsRaw({
    idempotencyKey: 'journey-2',
    logSubmission: {
      accessToken,
      logGroupName: 'web',
      logStreamName: 'page',
      logEvents: [{ message: 'checkout finished', timestamp: Date.now() }],
    },
  });
  const trace = await owner.traceReceipt({ id: sent.raw.headers.get('Postern-Receipt') ?? 'none' });
  equal(trace.records, 1, 'events of the receipt');

  await eventually('the event can be found', async () => {
    const { events } = await reading.searchLogEvents({ logGroupName: 'web' });
    return events.length === 1 && events[0].message === 'checkout finished';
  });
}

async function refusals(accessToken: string, owner: TelemetryApi, stranger: Configuration): Promise<void> {
  const params = { namespace: 'web', metricData: [{ metricName: 'x'.repeat(256), value: 1 }] };
  const refused = await refusal(owner.sendMetrics({ metricSubmission: { accessToken, params } }));
  equal(refused.status, 400, 'status of a bad datum');
  const { error } = ErrorEnvelopeFromJSON(await refused.json());
  equal(error.code, 142, 'code of a bad datum');
  equal(error.records?.[0].field, 'MetricName', 'field of a bad datum');

  const denied = await refusal(new ReadingApi(stranger).readStatistics({ namespace: 'web', metricName: 'orders' }));
  equal(denied.status, 401, 'status for a stranger');
  equal(ProblemFromJSON(await denied.json()).status, 401, 'problem for a stranger');
}

async function refusal(call: Promise<unknown>): Promise<Response> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ResponseError) return error.response;
    throw error;
  }
  throw new Error('an answer of success where a refusal was expected');
}

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + DEADLINE_MS; Date.now() < end; ) {
    if (await holds().catch(unlessNotThere)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${DEADLINE_MS} ms: ${what}`);
}

/** A log group is there once its first event is. */
function unlessNotThere(error: unknown): boolean {
  if (error instanceof ResponseError && error.response.status === 404) return false;
  throw error;
}

function equal<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) throw new Error(`${what}: ${actual} (expected: ${expected})`);
}

journey().then(() => console.log('The journey is done.'));
