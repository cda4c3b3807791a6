-- Made by whichever replica comes first; each statement may be run again.

create table if not exists postern_used_token (
  fingerprint text primary key,
  until timestamptz not null
);
create index if not exists postern_used_token_until on postern_used_token (until);

-- What waits. A row of a claim has the claim's id and is handed out again once ready_at has come.
create table if not exists postern_submission (
  place bigint generated always as identity primary key,
  queue text not null,
  client text not null,
  receipt text not null,
  records integer not null,
  bytes bigint not null,
  turn double precision not null,     -- when it is its turn: what its client was given by then, by weight
  turn_end double precision not null, -- when it is that of its client's next one
  taken boolean not null,             -- whether it was handed out before: then ready_at counts, else the turn
  ready_at timestamptz not null,
  claim text,
  body text not null
);
create index if not exists postern_submission_turn on postern_submission (queue, turn, place) where not taken;
create index if not exists postern_submission_of_client on postern_submission (queue, client, turn_end) where not taken;
create index if not exists postern_submission_ready on postern_submission (queue, ready_at, place) where taken;
create index if not exists postern_submission_claim on postern_submission (claim);

-- How much waits of each client. Whoever changes it locks the row, so a client's submissions come one after another.
create table if not exists postern_client (
  queue text not null,
  client text not null,
  weight integer not null,
  submissions bigint not null default 0,
  bytes bigint not null default 0,
  keys bigint not null default 0, -- how many idempotency keys it ever used
  primary key (queue, client)
);
-- All of whom something waits are added up with each submission.
create index if not exists postern_client_waiting on postern_client (queue) include (bytes, weight) where submissions > 0;

create table if not exists postern_key (
  queue text not null,
  client text not null,
  redriven boolean not null, -- keys of operators are none of the client's
  key text not null,
  number bigint not null,
  fingerprint text not null,
  receipt text not null,
  given_at timestamptz not null,
  primary key (queue, client, redriven, key)
);
create index if not exists postern_key_number on postern_key (queue, client, number) where not redriven;
create index if not exists postern_key_given on postern_key (given_at);

create table if not exists postern_receipt (
  receipt text primary key,
  client text not null,
  accepted_at timestamptz not null,
  records integer not null,
  notes text[] not null default '{}'
);
create index if not exists postern_receipt_accepted on postern_receipt (accepted_at);
