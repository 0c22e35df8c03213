create table if not exists kept_key (
  name text primary key,
  certificate bytea not null,
  private_key bytea not null);

create table if not exists issued_certificate (
  serial text primary key,
  issuer text not null,
  subject text not null,
  certificate bytea not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revocation_reason integer);

create sequence if not exists crl_number;
create sequence if not exists timestamp_serial;
create sequence if not exists enterprise_number;

create table if not exists person (
  id_number text primary key,
  id_type text not null,
  name text not null,
  mobile text not null);

create table if not exists enterprise (
  identifier text primary key,
  position bigint generated always as identity,
  category text not null,
  name text not null,
  country text,
  registration_number text not null,
  seal_number text not null,
  representative text not null references person,
  holder text not null references person,
  complete boolean not null default false);

create table if not exists token (
  file text primary key,
  position bigint generated always as identity,
  identifier text not null references enterprise,
  role text not null,
  unique_id text not null unique,
  serial text not null references issued_certificate,
  private_key bytea not null);

create table if not exists registry_entry (
  identifier text primary key,
  name text not null,
  economic_type text not null,
  registered_place text not null,
  registration_number text not null,
  registered_capital text not null,
  status text not null,
  representative_name text not null,
  representative_id_type text not null,
  representative_id_number text not null,
  as_of timestamptz not null);

create table if not exists sms_nonce (
  nonce text primary key,
  used_at timestamptz not null);

create table if not exists sms_message (
  id bigint generated always as identity primary key,
  phone text not null,
  sign_name text not null,
  template text not null,
  parameters jsonb not null,
  text text not null,
  out_id text,
  biz_id text not null unique,
  sent_at timestamptz not null,
  state text not null,
  receipt_due timestamptz,
  receipt_attempts integer not null default 0);

create index if not exists sms_message_receipt on sms_message (receipt_due) where receipt_due is not null;
create index if not exists sms_message_phone on sms_message (phone, id);

create table if not exists credential (
  id text primary key,
  id_number text not null references person,
  serial text not null references issued_certificate,
  private_key bytea not null,
  issued_at timestamptz not null);

create table if not exists challenge (
  id bigint generated always as identity primary key,
  idempotency_key text not null unique,
  credential text not null references credential,
  client_data text not null,
  hashes text[] not null,
  code text not null,
  sent_at timestamptz not null,
  wrong_tries integer not null default 0,
  used_at timestamptz);

create table if not exists activation (
  sad text primary key,
  credential text not null references credential,
  hashes text[] not null,
  expires_at timestamptz not null,
  used_at timestamptz);

create table if not exists licence_nonce (
  nonce text primary key,
  used_at timestamptz not null);

create table if not exists licence_ticket (
  ticket text primary key,
  business_id text not null,
  site text not null,
  place text,
  state text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null);

create table if not exists registration_ticket (
  ticket text primary key,
  nonce text not null unique,
  business_id text not null,
  state text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null);

alter table licence_ticket add column if not exists seal text;

create table if not exists signed_callback (
  id bigint generated always as identity primary key,
  party text not null,
  body text not null,
  due timestamptz not null,
  attempts integer not null default 0);

create sequence if not exists approved_number start 100001;

create table if not exists approved_certificate (
  number text primary key,
  identifier text not null,
  kind text not null,
  sequence bigint not null,
  ended_as text,
  content text not null);

create table if not exists held_event (
  position bigint generated always as identity primary key,
  event_id text not null,
  body text not null);

create table if not exists national_report (
  key text primary key,
  body text not null,
  received_at timestamptz not null,
  times integer not null default 1);
