-- A way back in for somebody who forgot the password. The token is in the mail only; here is its hash.
create table password_reset (
    token_hash  text primary key,
    user_id     bigint not null references app_user,
    expires_at  timestamptz not null
);
