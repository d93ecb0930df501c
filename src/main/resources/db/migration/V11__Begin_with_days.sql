-- A new site begins with a partition for yesterday and each day of the next two weeks: were they made by the daily job,
-- the first refusals would have to be moved into them. Where a day is already, or refusals wait for one, the job goes on.
SET @days = (SELECT GROUP_CONCAT(CONCAT('PARTITION d', DATE_FORMAT(day, '%Y%m%d'), ' VALUES LESS THAN (''',
        day + INTERVAL 1 DAY, '''), ') ORDER BY day SEPARATOR '')
    FROM (WITH RECURSIVE days (day) AS (
        SELECT UTC_DATE() - INTERVAL 1 DAY
        UNION ALL SELECT day + INTERVAL 1 DAY FROM days WHERE day < UTC_DATE() + INTERVAL 14 DAY)
        SELECT day FROM days) AS begin
    WHERE NOT EXISTS (SELECT 1 FROM login_attempt)
        AND (SELECT COUNT(*) FROM information_schema.partitions
             WHERE table_schema = DATABASE() AND table_name = 'login_attempt') = 1);

EXECUTE IMMEDIATE IF(@days IS NULL, 'DO 0', CONCAT('ALTER TABLE login_attempt REORGANIZE PARTITION rest INTO (', @days,
    'PARTITION rest VALUES LESS THAN (MAXVALUE))'));
