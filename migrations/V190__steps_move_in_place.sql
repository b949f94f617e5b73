-- Enrollments are launched and their mails leave side by side, whole pages in one go, as with message: each row needs room for its next version on its page,
-- or every index has to learn where it went.
alter table enrollment set (fillfactor = 50);
alter table step_send set (fillfactor = 50);
