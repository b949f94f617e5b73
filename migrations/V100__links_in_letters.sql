-- Where the links in mails lead, as a visit found it: the launch gate stops a mail that sends people to a dead page.
create table letter_link (
  url        text primary key,
  gone       boolean not null,                               -- the server itself says so: 404 or 410
  fine       boolean not null,
  words      text not null,                                  -- what came back, for people
  looked_at  timestamptz not null
);
