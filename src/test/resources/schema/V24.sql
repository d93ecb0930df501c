CREATE TABLE `account` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `domain` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `kind` varchar(8) NOT NULL DEFAULT 'PERSON',
  `active` tinyint(1) NOT NULL DEFAULT 1,
  `main_password_refused_from` datetime(3) DEFAULT NULL,
  `exempt_until` datetime(3) DEFAULT NULL,
  `exempt_why` varchar(200) DEFAULT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `refusal_held` tinyint(1) NOT NULL DEFAULT 0,
  `refused_by_plan` uuid DEFAULT NULL,
  `told` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `told_for` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`address`),
  KEY `account_domain` (`domain`),
  KEY `account_plan` (`refused_by_plan`,`refusal_held`,`main_password_refused_from`),
  KEY `account_exempt` (`exempt_until`),
  CONSTRAINT `account_of_domain` FOREIGN KEY (`domain`) REFERENCES `domain` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `account_login` (
  `login` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `learned_at` datetime(3) DEFAULT NULL,
  `until` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`login`),
  KEY `account_login_address` (`address`),
  KEY `account_login_until` (`until`),
  CONSTRAINT `login_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `account_owner` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `person_id` uuid NOT NULL,
  `role` varchar(9) NOT NULL,
  `since` datetime(3) NOT NULL,
  `given_by` varchar(511) NOT NULL,
  PRIMARY KEY (`address`,`person_id`),
  KEY `account_owner_person` (`person_id`),
  CONSTRAINT `owner_is_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `owner_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `account_use` (
  `address` varchar(254) NOT NULL,
  `domain` varchar(254) NOT NULL,
  `state` varchar(16) NOT NULL DEFAULT 'NEVER_SEEN',
  `seen` tinyint(1) NOT NULL DEFAULT 0,
  `main_at` datetime(3) DEFAULT NULL,
  `app_at` datetime(3) DEFAULT NULL,
  `foreign_at` datetime(3) DEFAULT NULL,
  `webmail_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`address`),
  KEY `account_use_domain` (`domain`,`state`,`address`),
  KEY `account_use_state` (`state`,`address`),
  KEY `account_use_foreign` (`foreign_at`),
  CONSTRAINT `use_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `app_password` (
  `id` uuid NOT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `selector` char(4) NOT NULL,
  `secret_hash` varchar(255) NOT NULL,
  `label` varchar(80) NOT NULL,
  `client_key` varchar(40) NOT NULL,
  `protocols` varchar(40) NOT NULL,
  `state` varchar(10) NOT NULL,
  `made_by` uuid NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `shown_at` datetime(3) DEFAULT NULL,
  `ends_at` datetime(3) DEFAULT NULL,
  `ended_at` datetime(3) DEFAULT NULL,
  `ended_why` varchar(12) DEFAULT NULL,
  `withdrawn_at` datetime(3) DEFAULT NULL,
  `successor_id` uuid DEFAULT NULL,
  `first_used_at` datetime(3) DEFAULT NULL,
  `last_used_at` datetime(3) DEFAULT NULL,
  `last_used_protocol` varchar(8) DEFAULT NULL,
  `last_used_network` varchar(45) DEFAULT NULL,
  `handle` varchar(255) DEFAULT NULL,
  `form_id` uuid NOT NULL,
  `used_for` set('imap','pop3','smtp','sieve') NOT NULL DEFAULT '',
  `replacement_told` tinyint(1) NOT NULL DEFAULT 0,
  `expiry_told` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `expiry_told_at` datetime(3) DEFAULT NULL,
  `revived_at` datetime(3) DEFAULT NULL,
  `places_known_at` datetime(3) DEFAULT NULL,
  `mark` int(10) unsigned DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `app_password_selector` (`address`,`selector`),
  UNIQUE KEY `app_password_form` (`address`,`form_id`),
  KEY `app_password_selector_alone` (`selector`),
  KEY `app_password_state` (`state`,`created_at`),
  KEY `app_password_withdrawn` (`withdrawn_at`,`state`),
  KEY `app_password_made_by` (`made_by`),
  KEY `app_password_successor` (`successor_id`),
  KEY `app_password_ended` (`ended_at`),
  KEY `app_password_ends` (`ends_at`),
  KEY `app_password_mark` (`mark`),
  KEY `app_password_handle` (`handle`(32)),
  CONSTRAINT `app_password_made_by` FOREIGN KEY (`made_by`) REFERENCES `person` (`id`),
  CONSTRAINT `app_password_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON UPDATE CASCADE,
  CONSTRAINT `app_password_successor` FOREIGN KEY (`successor_id`) REFERENCES `app_password` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `audit_entry` (
  `id` uuid NOT NULL,
  `at` datetime(3) NOT NULL,
  `who` varchar(511) NOT NULL,
  `role` varchar(16) NOT NULL,
  `what` varchar(40) NOT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin DEFAULT NULL,
  `thing` varchar(254) DEFAULT NULL,
  `note` varchar(300) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `audit_entry_at` (`at`),
  KEY `audit_entry_address` (`address`,`at`),
  KEY `audit_entry_who` (`who`,`at`),
  KEY `audit_entry_what` (`what`,`at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `banned_network` (
  `mail_server` varchar(64) NOT NULL,
  `network` varchar(64) NOT NULL,
  `until` datetime(3) NOT NULL,
  `being_lifted` tinyint(1) NOT NULL,
  `lift_wanted_at` datetime(3) DEFAULT NULL,
  `lift_told_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`mail_server`,`network`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `ban_poll` (
  `mail_server` varchar(64) NOT NULL,
  `asked_at` datetime(3) NOT NULL DEFAULT '1970-01-02 00:00:00.000',
  `answered_at` datetime(3) DEFAULT NULL,
  `failed_since` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`mail_server`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `cache_flush` (
  `address` varchar(254) NOT NULL,
  `mail_server` varchar(64) NOT NULL,
  `wanted_at` datetime(3) NOT NULL,
  `done_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`address`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `caller_code` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `person_id` uuid NOT NULL,
  `hash_key` binary(32) NOT NULL,
  `hash` binary(32) NOT NULL,
  `made_at` datetime(3) NOT NULL,
  `until` datetime(3) NOT NULL,
  `tries` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `confirmed_at` datetime(3) DEFAULT NULL,
  `confirmed_by` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`address`),
  KEY `caller_code_made` (`made_at`),
  CONSTRAINT `code_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `case_holder` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `who` varchar(255) NOT NULL,
  `since` datetime(3) NOT NULL,
  PRIMARY KEY (`address`),
  KEY `case_holder_since` (`since`),
  CONSTRAINT `holder_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `case_note` (
  `id` uuid NOT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `at` datetime(3) NOT NULL,
  `who` varchar(255) NOT NULL,
  `text` varchar(1000) NOT NULL,
  `struck_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `case_note_address` (`address`,`at`),
  KEY `case_note_at` (`at`),
  CONSTRAINT `note_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `check_state` (
  `what` varchar(24) NOT NULL,
  `state` varchar(8) NOT NULL,
  `since` datetime(3) NOT NULL,
  PRIMARY KEY (`what`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `copies_to_tell` (
  `address` varchar(254) NOT NULL,
  `changed_at` datetime(3) NOT NULL,
  PRIMARY KEY (`address`),
  CONSTRAINT `copies_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `domain` (
  `name` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `mail_server` varchar(32) NOT NULL DEFAULT 'dovecot',
  `imap_host` varchar(254) DEFAULT NULL,
  `imap_port` smallint(5) unsigned NOT NULL DEFAULT 993,
  `pop3_host` varchar(254) DEFAULT NULL,
  `pop3_port` smallint(5) unsigned NOT NULL DEFAULT 995,
  `smtp_host` varchar(254) DEFAULT NULL,
  `smtp_port` smallint(5) unsigned NOT NULL DEFAULT 465,
  `sieve_host` varchar(254) DEFAULT NULL,
  `sieve_port` smallint(5) unsigned NOT NULL DEFAULT 4190,
  `main_password_rule` varchar(16) NOT NULL DEFAULT 'OBSERVE',
  `helpdesk_contact` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `dry_run` (
  `id` uuid NOT NULL,
  `domain` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `rule` varchar(16) NOT NULL,
  `starts_on` datetime(3) DEFAULT NULL,
  `made_at` datetime(3) NOT NULL,
  `made_by` varchar(520) NOT NULL,
  `days` int(10) unsigned NOT NULL,
  `accounts` int(10) unsigned NOT NULL,
  `named` int(10) unsigned NOT NULL,
  `at_once` int(10) unsigned NOT NULL,
  PRIMARY KEY (`id`),
  KEY `dry_run_of_domain` (`domain`),
  KEY `dry_run_made` (`made_at`),
  CONSTRAINT `dry_run_of_domain` FOREIGN KEY (`domain`) REFERENCES `domain` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `dry_run_account` (
  `dry_run` uuid NOT NULL,
  `address` varchar(254) NOT NULL,
  PRIMARY KEY (`dry_run`,`address`),
  CONSTRAINT `account_of_dry_run` FOREIGN KEY (`dry_run`) REFERENCES `dry_run` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `dry_run_client` (
  `dry_run` uuid NOT NULL,
  `address` varchar(254) NOT NULL,
  `protocol` varchar(16) NOT NULL,
  `network` varchar(45) NOT NULL,
  `client_id` varchar(200) NOT NULL,
  `logins` bigint(20) unsigned NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `at_once` tinyint(1) NOT NULL,
  PRIMARY KEY (`dry_run`,`address`,`protocol`,`network`),
  CONSTRAINT `client_of_dry_run` FOREIGN KEY (`dry_run`) REFERENCES `dry_run` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `dry_run_list` (
  `dry_run` uuid NOT NULL,
  `listed` int(10) unsigned NOT NULL,
  `used_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`dry_run`),
  CONSTRAINT `list_of_dry_run` FOREIGN KEY (`dry_run`) REFERENCES `dry_run` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `erasure` (
  `id` uuid NOT NULL,
  `token` varchar(40) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `domain` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `state` varchar(8) NOT NULL,
  `asked_at` datetime(3) NOT NULL,
  `asked_by` varchar(511) NOT NULL,
  `done_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `erasure_state` (`state`,`asked_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `erasure_name` (
  `erasure` uuid NOT NULL,
  `kind` varchar(8) NOT NULL,
  `name` varchar(511) NOT NULL,
  PRIMARY KEY (`erasure`,`kind`,`name`),
  CONSTRAINT `name_of_erasure` FOREIGN KEY (`erasure`) REFERENCES `erasure` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `failing_client` (
  `id` binary(16) NOT NULL,
  `address` varchar(254) NOT NULL,
  `protocol` varchar(16) NOT NULL,
  `reason` varchar(32) NOT NULL,
  `certainty` varchar(8) NOT NULL,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `several_clients` tinyint(1) NOT NULL DEFAULT 0,
  `networks` varchar(400) NOT NULL,
  `login` varchar(254) NOT NULL,
  `first_at` datetime(3) NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `tries` bigint(20) unsigned NOT NULL,
  `gaps` varchar(120) NOT NULL DEFAULT '',
  `beat_s` int(10) unsigned DEFAULT NULL,
  `accepted_at` datetime(3) DEFAULT NULL,
  `accepted_by_id` tinyint(1) NOT NULL DEFAULT 0,
  `closed_at` datetime(3) DEFAULT NULL,
  `networks_since` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `failing_client_last` (`last_at`),
  KEY `failing_client_address` (`address`,`protocol`,`last_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `flyway_schema_history` (
  `installed_rank` int(11) NOT NULL,
  `version` varchar(50) DEFAULT NULL,
  `description` varchar(200) NOT NULL,
  `type` varchar(20) NOT NULL,
  `script` varchar(1000) NOT NULL,
  `checksum` int(11) DEFAULT NULL,
  `installed_by` varchar(100) NOT NULL,
  `installed_on` timestamp NOT NULL DEFAULT current_timestamp(),
  `execution_time` int(11) NOT NULL,
  `success` tinyint(1) NOT NULL,
  PRIMARY KEY (`installed_rank`),
  KEY `flyway_schema_history_s_idx` (`success`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `foreign_end` (
  `address` varchar(254) NOT NULL,
  `number` varchar(64) NOT NULL,
  `mail_server` varchar(64) NOT NULL,
  `wanted_at` datetime(3) NOT NULL,
  `ended_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`address`,`number`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `guessed_account` (
  `network` varchar(45) NOT NULL,
  `account` varchar(254) NOT NULL,
  `first_at` datetime(3) NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `tries` bigint(20) unsigned NOT NULL,
  PRIMARY KEY (`network`,`account`),
  KEY `guessed_account_of` (`account`,`last_at`),
  KEY `guessed_account_last` (`last_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `guessing_network` (
  `network` varchar(45) NOT NULL,
  `first_at` datetime(3) NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `tries` bigint(20) unsigned NOT NULL,
  PRIMARY KEY (`network`),
  KEY `guessing_network_last` (`last_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `handover` (
  `handle` char(12) NOT NULL,
  `app_password_id` uuid NOT NULL,
  `address` varchar(254) NOT NULL,
  `new_account` tinyint(1) NOT NULL,
  `mark` char(16) NOT NULL,
  `by_scanned_key` varchar(88) DEFAULT NULL,
  `by_typed_key` varchar(88) DEFAULT NULL,
  `by_browser` varchar(88) DEFAULT NULL,
  `until` datetime(3) NOT NULL,
  `tries` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `claimed_at` datetime(3) DEFAULT NULL,
  `device` varchar(16) DEFAULT NULL,
  `network` varchar(45) DEFAULT NULL,
  PRIMARY KEY (`handle`),
  UNIQUE KEY `handover_app_password` (`app_password_id`),
  KEY `handover_until` (`until`),
  KEY `handover_address` (`address`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `import_line` (
  `run` uuid NOT NULL,
  `line` int(10) unsigned NOT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin DEFAULT NULL,
  `domain` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin DEFAULT NULL,
  `cells` text NOT NULL,
  `outcome` varchar(8) NOT NULL,
  `why` varchar(32) DEFAULT NULL,
  `detail` varchar(300) DEFAULT NULL,
  `done` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`run`,`line`),
  KEY `import_line_outcome` (`run`,`outcome`,`line`),
  KEY `import_line_domain` (`run`,`domain`),
  CONSTRAINT `line_of_run` FOREIGN KEY (`run`) REFERENCES `import_run` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `import_name` (
  `run` uuid NOT NULL,
  `name` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `line` int(10) unsigned NOT NULL,
  PRIMARY KEY (`run`,`name`,`line`),
  CONSTRAINT `name_of_run` FOREIGN KEY (`run`) REFERENCES `import_run` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `import_piece` (
  `run` uuid NOT NULL,
  `piece` int(10) unsigned NOT NULL,
  `bytes` mediumblob NOT NULL,
  PRIMARY KEY (`run`,`piece`),
  CONSTRAINT `piece_of_run` FOREIGN KEY (`run`) REFERENCES `import_run` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `import_run` (
  `id` uuid NOT NULL,
  `made_at` datetime(3) NOT NULL,
  `made_by` varchar(511) NOT NULL,
  `domains` text NOT NULL,
  `state` varchar(8) NOT NULL,
  `at_work` tinyint(1) DEFAULT NULL,
  `total` int(10) unsigned NOT NULL,
  `read_to` int(10) unsigned NOT NULL DEFAULT 0,
  `done_to` int(10) unsigned NOT NULL DEFAULT 0,
  `active` int(10) unsigned NOT NULL DEFAULT 0,
  `missing` int(10) unsigned NOT NULL DEFAULT 0,
  `to_deactivate` int(10) unsigned NOT NULL DEFAULT 0,
  `deactivated` int(10) unsigned NOT NULL DEFAULT 0,
  `started_at` datetime(3) DEFAULT NULL,
  `ended_at` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `import_run_at_work` (`at_work`),
  KEY `import_run_made` (`made_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `inbox_trim` (
  `day` date NOT NULL,
  `reports` bigint(20) unsigned NOT NULL,
  PRIMARY KEY (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `job_lease` (
  `job` varchar(40) NOT NULL,
  `holder` varchar(64) NOT NULL,
  `until` datetime(3) NOT NULL,
  PRIMARY KEY (`job`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `job_run` (
  `job` varchar(40) NOT NULL,
  `started_at` datetime(3) DEFAULT NULL,
  `succeeded_at` datetime(3) DEFAULT NULL,
  `failed_at` datetime(3) DEFAULT NULL,
  `failure` varchar(200) DEFAULT NULL,
  `done` bigint(20) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`job`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `judged_secret` (
  `address` varchar(254) NOT NULL,
  `fingerprint` int(11) NOT NULL,
  `hash_tag` varchar(16) NOT NULL,
  `verdict` varchar(8) NOT NULL,
  `seen_at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  PRIMARY KEY (`address`,`fingerprint`,`hash_tag`),
  KEY `judged_secret_seen` (`seen_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `known_mailbox` (
  `address` varchar(254) NOT NULL,
  `domain` varchar(254) NOT NULL,
  `mail_server` varchar(32) NOT NULL,
  `active` tinyint(1) NOT NULL,
  `password_kept_by` varchar(32) NOT NULL,
  `second_factor` tinyint(1) DEFAULT NULL,
  `second_factor_since` datetime(3) DEFAULT NULL,
  `second_factor_off` datetime(3) DEFAULT NULL,
  `takes_main_password` varchar(120) NOT NULL DEFAULT '',
  `seen_at` datetime(3) NOT NULL,
  PRIMARY KEY (`address`),
  KEY `known_mailbox_domain` (`domain`),
  KEY `known_mailbox_seen` (`seen_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `login_attempt` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL,
  `judged_at` datetime(3) NOT NULL,
  `source` varchar(32) NOT NULL,
  `login` varchar(254) NOT NULL,
  `address` varchar(254) DEFAULT NULL,
  `protocol` varchar(16) NOT NULL,
  `outcome` varchar(32) NOT NULL,
  `passed_on` tinyint(1) NOT NULL,
  `reason` varchar(32) NOT NULL,
  `certainty` varchar(8) NOT NULL,
  `trial` tinyint(1) NOT NULL DEFAULT 0,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `remote_ip` varchar(45) DEFAULT NULL,
  `network` varchar(45) DEFAULT NULL,
  `secured` varchar(16) DEFAULT NULL,
  `mechanism` varchar(32) DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `session` varchar(200) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL,
  `failing_client` binary(16) DEFAULT NULL,
  PRIMARY KEY (`id`,`at`),
  KEY `login_attempt_address` (`address`,`at`),
  KEY `login_attempt_login` (`login`,`at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
 PARTITION BY RANGE  COLUMNS(`at`)
(PARTITION `rest` VALUES LESS THAN (MAXVALUE) ENGINE = InnoDB)
;;

CREATE TABLE `login_attempt_late` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL,
  `judged_at` datetime(3) NOT NULL,
  `source` varchar(32) NOT NULL,
  `login` varchar(254) NOT NULL,
  `address` varchar(254) DEFAULT NULL,
  `protocol` varchar(16) NOT NULL,
  `outcome` varchar(32) NOT NULL,
  `passed_on` tinyint(1) NOT NULL,
  `reason` varchar(32) NOT NULL,
  `certainty` varchar(8) NOT NULL,
  `trial` tinyint(1) NOT NULL DEFAULT 0,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `remote_ip` varchar(45) DEFAULT NULL,
  `network` varchar(45) DEFAULT NULL,
  `secured` varchar(16) DEFAULT NULL,
  `mechanism` varchar(32) DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `session` varchar(200) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL,
  `failing_client` binary(16) DEFAULT NULL,
  PRIMARY KEY (`id`,`at`),
  KEY `login_attempt_address` (`address`,`at`),
  KEY `login_attempt_login` (`login`,`at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `login_report` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `source` varchar(32) NOT NULL DEFAULT 'dovecot',
  `login` varchar(254) NOT NULL DEFAULT '',
  `address` varchar(254) DEFAULT NULL,
  `protocol` varchar(16) NOT NULL DEFAULT '',
  `outcome` varchar(32) NOT NULL,
  `open` tinyint(1) NOT NULL DEFAULT 0,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `remote_ip` varchar(45) DEFAULT NULL,
  `secured` varchar(16) DEFAULT NULL,
  `mechanism` varchar(32) DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `session` varchar(200) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL DEFAULT 1,
  `source_time` datetime(3) DEFAULT NULL,
  `source_key` varchar(200) DEFAULT NULL,
  `script_version` int(10) unsigned NOT NULL DEFAULT 0,
  `lost` int(10) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `login_report_rejected` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `source` varchar(32) NOT NULL DEFAULT 'dovecot',
  `login` varchar(254) NOT NULL DEFAULT '',
  `address` varchar(254) DEFAULT NULL,
  `protocol` varchar(16) NOT NULL DEFAULT '',
  `outcome` varchar(32) NOT NULL,
  `open` tinyint(1) NOT NULL DEFAULT 0,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `remote_ip` varchar(45) DEFAULT NULL,
  `secured` varchar(16) DEFAULT NULL,
  `mechanism` varchar(32) DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `session` varchar(200) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL DEFAULT 1,
  `source_time` datetime(3) DEFAULT NULL,
  `source_key` varchar(200) DEFAULT NULL,
  `script_version` int(10) unsigned NOT NULL DEFAULT 0,
  `rejected_at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `why` varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL DEFAULT '',
  PRIMARY KEY (`id`),
  KEY `rejected_at` (`rejected_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `login_use` (
  `address` varchar(254) NOT NULL,
  `app_password_id` varchar(36) NOT NULL DEFAULT '',
  `protocol` varchar(16) NOT NULL,
  `network` varchar(45) NOT NULL,
  `hour` datetime NOT NULL,
  `source` varchar(32) NOT NULL,
  `logins` int(10) unsigned NOT NULL,
  `trials` int(10) unsigned NOT NULL DEFAULT 0,
  `first_at` datetime(3) NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `judged_within_ms` int(10) unsigned NOT NULL,
  PRIMARY KEY (`address`,`app_password_id`,`protocol`,`network`,`hour`,`source`),
  KEY `login_use_app_password` (`app_password_id`,`protocol`,`last_at`),
  KEY `login_use_last` (`address`,`last_at`),
  KEY `login_use_hour` (`hour`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `mail_check` (
  `mail_server` varchar(270) NOT NULL,
  `what` varchar(24) NOT NULL,
  `met` tinyint(1) NOT NULL,
  `detail` varchar(300) NOT NULL,
  `seen_at` datetime(3) NOT NULL,
  PRIMARY KEY (`mail_server`,`what`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `mail_server_script` (
  `source` varchar(32) NOT NULL,
  `first_version` int(10) unsigned DEFAULT NULL,
  `first_seen_at` datetime(3) DEFAULT NULL,
  `last_version` int(10) unsigned DEFAULT NULL,
  `last_seen_at` datetime(3) DEFAULT NULL,
  `lost` bigint(20) unsigned NOT NULL DEFAULT 0,
  `lost_at` datetime(3) DEFAULT NULL,
  `clock_ms` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`source`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `mail_server_watch` (
  `source` varchar(32) NOT NULL,
  `nobody_in_since` datetime(3) NOT NULL,
  `last_passed_on_at` datetime(3) DEFAULT NULL,
  `unavailable_since` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`source`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `main_password_switch` (
  `mail_server` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  `address` varchar(254) NOT NULL,
  `taken_before` varchar(100) NOT NULL,
  `asked_at` datetime(3) NOT NULL,
  `done` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`mail_server`,`address`),
  KEY `main_password_switch_address` (`address`),
  CONSTRAINT `switch_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `network_try` (
  `network` varchar(45) NOT NULL,
  `client` binary(16) NOT NULL,
  `login` varchar(254) NOT NULL,
  `account` varchar(254) NOT NULL,
  `protocol` varchar(16) NOT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `first_at` datetime(3) NOT NULL,
  `last_at` datetime(3) NOT NULL,
  `tries` bigint(20) unsigned NOT NULL,
  `filed_under` binary(16) DEFAULT NULL,
  PRIMARY KEY (`network`,`client`),
  KEY `network_try_client` (`client`),
  KEY `network_try_last` (`last_at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `notice` (
  `id` bigint(20) NOT NULL AUTO_INCREMENT,
  `kind` varchar(32) NOT NULL,
  `subject` varchar(300) NOT NULL,
  `due_on` date NOT NULL,
  `recipient` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `language` varchar(16) DEFAULT NULL,
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `thing` varchar(400) DEFAULT NULL,
  `state` varchar(8) NOT NULL DEFAULT 'WAITING',
  `tries` int(10) unsigned NOT NULL DEFAULT 0,
  `created_at` datetime(3) NOT NULL,
  `next_try_at` datetime(3) NOT NULL,
  `claimed_at` datetime(3) DEFAULT NULL,
  `settled_at` datetime(3) DEFAULT NULL,
  `person_id` uuid DEFAULT NULL,
  `paced_by` varchar(36) NOT NULL DEFAULT '',
  `held` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  UNIQUE KEY `notice_once` (`kind`,`subject`,`due_on`),
  KEY `notice_next` (`state`,`next_try_at`),
  KEY `notice_settled` (`settled_at`),
  KEY `notice_recipient` (`recipient`,`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `notice_off` (
  `person_id` uuid NOT NULL,
  `topic` varchar(16) NOT NULL,
  `since` datetime(3) NOT NULL,
  PRIMARY KEY (`person_id`,`topic`),
  CONSTRAINT `notice_off_of_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `open_login` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `source` varchar(32) NOT NULL DEFAULT 'dovecot',
  `login` varchar(254) NOT NULL DEFAULT '',
  `address` varchar(254) DEFAULT NULL,
  `protocol` varchar(16) NOT NULL DEFAULT '',
  `outcome` varchar(32) NOT NULL,
  `open` tinyint(1) NOT NULL DEFAULT 0,
  `app_password_id` varchar(36) DEFAULT NULL,
  `fingerprint` smallint(5) unsigned DEFAULT NULL,
  `remote_ip` varchar(45) DEFAULT NULL,
  `secured` varchar(16) DEFAULT NULL,
  `mechanism` varchar(32) DEFAULT NULL,
  `client_id` varchar(200) DEFAULT NULL,
  `session` varchar(200) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL DEFAULT 1,
  `source_time` datetime(3) DEFAULT NULL,
  `source_key` varchar(200) DEFAULT NULL,
  `script_version` int(10) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  KEY `open_login_at` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `person` (
  `id` uuid NOT NULL,
  `issuer` varchar(255) NOT NULL,
  `subject` varchar(255) NOT NULL,
  `name` varchar(200) DEFAULT NULL,
  `locale` varchar(16) DEFAULT NULL,
  `second_factor_seen_at` datetime(3) DEFAULT NULL,
  `sessions_valid_from` datetime(3) DEFAULT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT utc_timestamp(3),
  `contact_address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin DEFAULT NULL,
  `language_seen` varchar(16) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `person_identity` (`issuer`,`subject`),
  KEY `person_contact` (`contact_address`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `planned_date` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `starts_on` datetime(3) NOT NULL,
  `given_by` varchar(520) NOT NULL,
  PRIMARY KEY (`address`),
  CONSTRAINT `date_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `plan_exemption` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `ends_at` datetime(3) NOT NULL,
  `why` varchar(200) NOT NULL,
  `given_by` varchar(520) NOT NULL,
  `given_at` datetime(3) NOT NULL,
  PRIMARY KEY (`address`),
  KEY `plan_exemption_end` (`ends_at`),
  CONSTRAINT `exemption_of_account` FOREIGN KEY (`address`) REFERENCES `account` (`address`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `report_source` (
  `mail_server` varchar(32) NOT NULL,
  `log` varchar(16) NOT NULL,
  `readings` bigint(20) unsigned NOT NULL DEFAULT 0,
  `tail` varbinary(256) NOT NULL DEFAULT '',
  `open_lines` mediumtext NOT NULL DEFAULT '',
  `newest` bigint(20) NOT NULL DEFAULT 0,
  `position` datetime(3) DEFAULT NULL,
  `seen` mediumblob NOT NULL DEFAULT '',
  `read_at` datetime(3) DEFAULT NULL,
  `failed_at` datetime(3) DEFAULT NULL,
  `failure` varchar(200) NOT NULL DEFAULT '',
  `lost` bigint(20) unsigned NOT NULL DEFAULT 0,
  `lost_at` datetime(3) DEFAULT NULL,
  `not_understood` bigint(20) unsigned NOT NULL DEFAULT 0,
  `clock_ms` bigint(20) DEFAULT NULL,
  PRIMARY KEY (`mail_server`,`log`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `rule_plan` (
  `id` uuid NOT NULL,
  `domain` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `rule` varchar(16) NOT NULL,
  `starts_on` datetime(3) DEFAULT NULL,
  `dry_run` uuid NOT NULL,
  `started_at` datetime(3) NOT NULL,
  `started_by` varchar(520) NOT NULL,
  `swept_at` datetime(3) DEFAULT NULL,
  `paused_at` datetime(3) DEFAULT NULL,
  `unforeseen` int(10) unsigned NOT NULL DEFAULT 0,
  `ended_at` datetime(3) DEFAULT NULL,
  `paused_by` varchar(520) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `rule_plan_domain` (`domain`,`ended_at`),
  KEY `plan_of_dry_run` (`dry_run`),
  CONSTRAINT `plan_of_domain` FOREIGN KEY (`domain`) REFERENCES `domain` (`name`),
  CONSTRAINT `plan_of_dry_run` FOREIGN KEY (`dry_run`) REFERENCES `dry_run` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `session_kick` (
  `address` varchar(254) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
  `wanted_at` datetime(3) NOT NULL,
  PRIMARY KEY (`address`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `sign_in` (
  `id` uuid NOT NULL,
  `at` datetime(3) NOT NULL,
  `person_id` uuid NOT NULL,
  `network` varchar(45) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `sign_in_person` (`person_id`,`at`),
  KEY `sign_in_at` (`at`),
  CONSTRAINT `sign_in_of_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `site` (
  `id` tinyint(3) unsigned NOT NULL,
  `name` varchar(80) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
;;

CREATE TABLE `try_count` (
  `kind` varchar(32) NOT NULL,
  `who` varchar(254) NOT NULL,
  `until` datetime(3) NOT NULL,
  `tries` int(10) unsigned NOT NULL,
  PRIMARY KEY (`kind`,`who`),
  KEY `try_count_until` (`until`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `unanswered_login` (
  `id` bigint(20) NOT NULL,
  `at` datetime(3) NOT NULL,
  `source` varchar(32) NOT NULL,
  `account` varchar(254) NOT NULL,
  `counts` tinyint(1) NOT NULL,
  `failing_client` binary(16) DEFAULT NULL,
  `tries` int(10) unsigned NOT NULL,
  PRIMARY KEY (`id`,`at`),
  KEY `unanswered_login_at` (`at`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE TABLE `use_day` (
  `day` date NOT NULL,
  `domain` varchar(254) NOT NULL,
  `what` varchar(16) NOT NULL,
  `accounts` int(10) unsigned NOT NULL,
  `counted_at` datetime(3) NOT NULL,
  PRIMARY KEY (`what`,`day`,`domain`),
  KEY `use_day_day` (`day`)
) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_nopad_bin
;;

CREATE ALGORITHM=UNDEFINED DEFINER=`latchkey_views` SQL SECURITY DEFINER VIEW `dovecot_account` AS select `l`.`login` AS `login`,`a`.`address` AS `address`,`a`.`active` AS `active`,`a`.`main_password_refused_from` is not null and `a`.`main_password_refused_from` <= utc_timestamp(3) and `a`.`refusal_held` = 0 and (`a`.`exempt_until` is null or `a`.`exempt_until` <= utc_timestamp(3)) AS `main_password_refused` from (`account_login` `l` join `account` `a` on(`a`.`address` = `l`.`address`)) where `l`.`until` is null or `l`.`until` > utc_timestamp(3)
;;

CREATE ALGORITHM=UNDEFINED DEFINER=`latchkey_views` SQL SECURITY DEFINER VIEW `dovecot_app_password` AS select `p`.`address` AS `address`,`p`.`selector` AS `selector`,`p`.`id` AS `app_password_id`,`p`.`secret_hash` AS `secret_hash`,`p`.`protocols` AS `protocols`,case when `p`.`state` = 'ended' then case `p`.`ended_why` when 'expired' then 'expired' when 'replaced' then 'replaced' else 'revoked' end when `p`.`ends_at` is not null and `p`.`ends_at` <= utc_timestamp(3) then 'replaced' else 'live' end AS `state` from `app_password` `p` where `p`.`secret_hash` <> ''
;;

CREATE ALGORITHM=UNDEFINED DEFINER=`latchkey_views` SQL SECURITY DEFINER VIEW `dovecot_main_password` AS select convert('' using ascii) collate ascii_nopad_bin AS `address`,convert('' using ascii) collate ascii_bin AS `password_hash` from DUAL  where 0
;;

CREATE DEFINER=`latchkey_owner`@`%` EVENT `bound_the_inbox` ON SCHEDULE EVERY 1 MINUTE ON COMPLETION NOT PRESERVE ENABLE DO BEGIN
    DECLARE newest BIGINT DEFAULT (SELECT COALESCE(MAX(id), 0) FROM login_report);
    DECLARE first_to_stay BIGINT DEFAULT COALESCE(
        (SELECT id FROM login_report WHERE at >= UTC_TIMESTAMP(3) - INTERVAL 48 HOUR ORDER BY id LIMIT 1), newest + 1);
    DECLARE trimmed BIGINT DEFAULT 0;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
    DELETE FROM login_report
    WHERE id < GREATEST(first_to_stay, newest - 5000000 + 1)
      AND outcome NOT IN ('app_password_ok', 'foreign_app_password_ok', 'main_password_ok', 'webmail_ok');
    SET trimmed = trimmed + ROW_COUNT();
    -- Never for its age: a login that was accepted is a use. Only so that the disk does not fill.
    DELETE FROM login_report WHERE id <= newest - 10 * 5000000;
    SET trimmed = trimmed + ROW_COUNT();
    IF trimmed > 0 THEN
        INSERT INTO inbox_trim (day, reports) VALUES (UTC_DATE(), trimmed)
        ON DUPLICATE KEY UPDATE reports = reports + trimmed;
    END IF;
    -- Break glass is for an emergency: whoever writes a later end by SQL gets 72 hours.
    UPDATE account SET exempt_until = UTC_TIMESTAMP(3) + INTERVAL 72 HOUR
    WHERE exempt_until > UTC_TIMESTAMP(3) + INTERVAL 72 HOUR;
    DELETE FROM judged_secret WHERE seen_at < UTC_TIMESTAMP(3) - INTERVAL 7 DAY;
    DELETE FROM judged_secret WHERE seen_at < (
        SELECT seen_at FROM (SELECT seen_at FROM judged_secret ORDER BY seen_at DESC LIMIT 1 OFFSET 1000000) AS oldest);
    DELETE FROM judged_secret WHERE verdict = 'slot' AND seen_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE;
    INSERT INTO job_run (job, started_at, succeeded_at) VALUES ('bound_the_inbox', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
    ON DUPLICATE KEY UPDATE started_at = VALUES(started_at), succeeded_at = VALUES(succeeded_at);
    -- The portal has no right to look at main passwords, not even whether they can be read.
    BEGIN
        DECLARE rows_read INT;
        DECLARE why TEXT;
        DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN
            GET DIAGNOSTICS CONDITION 1 why = MESSAGE_TEXT;
            INSERT INTO job_run (job, failed_at, failure)
            VALUES ('dovecot_main_password', UTC_TIMESTAMP(3), LEFT(why, 200))
            ON DUPLICATE KEY UPDATE failed_at = VALUES(failed_at), failure = VALUES(failure);
        END;
        SELECT COUNT(*) INTO rows_read FROM dovecot_main_password WHERE address = 'nobody@invalid';
        INSERT INTO job_run (job, succeeded_at) VALUES ('dovecot_main_password', UTC_TIMESTAMP(3))
        ON DUPLICATE KEY UPDATE succeeded_at = VALUES(succeeded_at);
    END;
END
;;

CREATE DEFINER=`latchkey_owner`@`%` EVENT `erase_from_the_audit_trail` ON SCHEDULE EVERY 5 SECOND ON COMPLETION NOT PRESERVE ENABLE DO BEGIN
    DECLARE one UUID;
    DECLARE mark VARCHAR(40);
    DECLARE more BOOLEAN DEFAULT TRUE;
    DECLARE gone CURSOR FOR SELECT id, token FROM erasure WHERE state = 'GONE' ORDER BY asked_at;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET more = FALSE;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
    OPEN gone;
    each_one: LOOP
        SET more = TRUE;
        FETCH gone INTO one, mark;
        IF NOT more THEN
            LEAVE each_one;
        END IF;
        START TRANSACTION;
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'ADDRESS' AND e.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin
            SET e.address = mark, e.note = NULL
            WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.address = CONVERT(n.name USING ascii) COLLATE ascii_nopad_bin);
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'WHO' AND e.who = n.name
            SET e.who = mark, e.note = NULL
            WHERE e.role NOT IN ('admin', 'helpdesk') AND NOT EXISTS (SELECT 1 FROM person p WHERE p.issuer = SUBSTRING_INDEX(n.name, ' ', 1)
                AND p.subject = SUBSTRING(n.name, LOCATE(' ', n.name) + 1));
        UPDATE audit_entry e
            JOIN erasure_name n ON n.erasure = one AND n.kind = 'ADDRESS' AND e.note IN (CONCAT('→ ', n.name), CONCAT(n.name, ' →'))
            SET e.note = NULL
            WHERE e.what = 'ACCOUNT_RENAMED';
        DELETE FROM erasure_name WHERE erasure = one;
        UPDATE erasure SET state = 'DONE', done_at = UTC_TIMESTAMP(3) WHERE id = one;
        COMMIT;
    END LOOP;
    CLOSE gone;
END
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (1, '1', 'Make the tables', 'SQL', 'db/migration/V1__Make_the_tables.sql', '-1858372833', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (2, '2', 'Watch mail servers and learn names', 'SQL', 'db/migration/V2__Watch_mail_servers_and_learn_names.sql', '1910783982', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (3, '3', 'Write mails into an outbox', 'SQL', 'db/migration/V3__Write_mails_into_an_outbox.sql', '-1799404183', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (4, '4', 'Plan when main passwords end', 'SQL', 'db/migration/V4__Plan_when_main_passwords_end.sql', '-2049929239', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (5, '5', 'Remember sign ins and count tries', 'SQL', 'db/migration/V5__Remember_sign_ins_and_count_tries.sql', '-1314173507', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (6, '7', 'Give long names room', 'SQL', 'db/migration/V7__Give_long_names_room.sql', '1541864659', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (7, '8', 'Keep the tables small', 'SQL', 'db/migration/V8__Keep_the_tables_small.sql', '-512255028', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (8, '9', 'Look whether all is well', 'SQL', 'db/migration/V9__Look_whether_all_is_well.sql', '-570095913', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (9, '10', 'Remember who was told of a date', 'SQL', 'db/migration/V10__Remember_who_was_told_of_a_date.sql', '-1199237587', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (10, '11', 'Begin with days', 'SQL', 'db/migration/V11__Begin_with_days.sql', '330521899', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (11, '12', 'Renew app passwords', 'SQL', 'db/migration/V12__Renew_app_passwords.sql', '1312854303', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (12, '13', 'Expire unused app passwords', 'SQL', 'db/migration/V13__Expire_unused_app_passwords.sql', '-2138624892', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (13, '14', 'Hand over to a phone', 'SQL', 'db/migration/V14__Hand_over_to_a_phone.sql', '-790507934', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (14, '15', 'Find mails by their reader', 'SQL', 'db/migration/V15__Find_mails_by_their_reader.sql', '-1075404980', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (15, '16', 'Tell mail servers that hold copies', 'SQL', 'db/migration/V16__Tell_mail_servers_that_hold_copies.sql', '-562476571', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (16, '17', 'Read reports of mailcow', 'SQL', 'db/migration/V17__Read_reports_of_mailcow.sql', '1759691409', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (17, '18', 'Keep what mail servers shut out and let go', 'SQL', 'db/migration/V18__Keep_what_mail_servers_shut_out_and_let_go.sql', '584351302', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (18, '19', 'Let people choose their mails', 'SQL', 'db/migration/V19__Let_people_choose_their_mails.sql', '1980645203', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (19, '20', 'List networks that guess', 'SQL', 'db/migration/V20__List_networks_that_guess.sql', '-1063838953', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (20, '21', 'Write notes and check callers', 'SQL', 'db/migration/V21__Write_notes_and_check_callers.sql', '120037491', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (21, '22', 'Count who uses what', 'SQL', 'db/migration/V22__Count_who_uses_what.sql', '-1366775163', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (22, '23', 'Take in mailboxes from a file', 'SQL', 'db/migration/V23__Take_in_mailboxes_from_a_file.sql', '-23688843', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (23, '24', 'Erase a mailbox', 'SQL', 'db/migration/V24__Erase_a_mailbox.sql', '-1435552734', 'somebody', 1, 1)
;;

INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) VALUES (24, NULL, 'Views and rights', 'SQL', 'db/migration/R__Views_and_rights.sql', '446307260', 'somebody', 1, 1)
;;

