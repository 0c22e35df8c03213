-- 上传 PDF 验签: a file that somebody brings is recognised by its digest.
CREATE INDEX document_revisions_sha256 ON ciac.document_revisions (sha256);
