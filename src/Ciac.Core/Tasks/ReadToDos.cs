using Ciac.Core.Messages;
using Ciac.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ciac.Core.Tasks;

public enum ToDoKind
{
    /// <summary>A signature request waits for the caller's unit or its legal representative.</summary>
    Sign,

    /// <summary>退回补正: an application on paper came back.</summary>
    CorrectPaper,

    /// <summary>An approved application on paper wants its unit's and holder's data.</summary>
    CompletePaper,

    /// <summary>The certificate ends within 30 days.</summary>
    RenewCertificate,

    /// <summary>A certificate of the old platform has no holder yet.</summary>
    SetHolder,

    /// <summary>A clerk of the unit asks whoever administers it for items.</summary>
    AnswerGrant,

    /// <summary>The main certificate's upgrade of a sub-certificate waits for that one's key.</summary>
    SwapKeys,

    /// <summary>有新版资质证书待领: a version of a qualification certificate that nobody has collected.</summary>
    CollectQualification,
}

/// <summary>Something that waits for the caller. <paramref name="Name"/> is the document's title, the application's number or the certificate's alias.</summary>
public sealed record ToDo(string Kind, string Name, string Link, DateTimeOffset? DueAt)
{
    public ToDoKind What => Enum.Parse<ToDoKind>(Kind);
}

/// <summary>What waits for the caller, read from the rooms' own tables: nothing is stored twice, so nothing can be done and still be listed.</summary>
public sealed class ReadToDos(CiacDb db, TimeProvider clock)
{
    private const string Rows = """
        SELECT 'Sign' AS "Kind", r.title AS "Name", '/sign/' || r.id AS "Link", r.expires_at AS "DueAt"
        FROM ciac.signature_requests r
        WHERE r.owner_unique_id = {0} AND r.owner_identifier = {1} AND r.state = 'Open' AND r.expires_at > {2}
          AND EXISTS (SELECT 1 FROM ciac.signatories s WHERE s.request_id = r.id AND s.signed_at IS NULL AND s.role NOT IN ('Authority', 'Platform'))
        UNION ALL
        SELECT CASE p.state WHEN 'Approved' THEN 'CompletePaper' ELSE 'CorrectPaper' END, p.number,
          CASE WHEN p.state = 'Approved' THEN '/activate/paper/complete' WHEN p.kind = 'Renewal' THEN '/certificates/renew' ELSE '/activate/paper' END, NULL
        FROM ciac.paper_applications p
        WHERE p.unique_id = {0} AND p.identifier = {1} AND p.ended_at IS NULL
          AND (p.state = 'Returned' OR (p.state = 'Approved' AND p.kind = 'Activation'))
        UNION ALL
        SELECT 'RenewCertificate', c.nickname, '/certificates/' || c.id, c.valid_until
        FROM ciac.credentials c
        WHERE c.unique_id = {0} AND c.status = 'Active' AND c.valid_until <= {3} AND c.valid_until > {2}
        UNION ALL
        SELECT 'SetHolder', c.nickname, '/account/holder', NULL
        FROM ciac.credentials c
        WHERE c.unique_id = {0} AND c.status = 'Active' AND c.holder_name IS NULL
        UNION ALL
        SELECT 'AnswerGrant', clerk.nickname, '/certificates/' || clerk.id || '/grants?answers=' || g.number, NULL
        FROM ciac.credentials me
        JOIN ciac.grants g ON g.identifier = {1} AND g.kind = 'Asked' AND g.ended_at IS NULL
        JOIN ciac.credentials clerk ON clerk.id = g.grantee_id AND clerk.status = 'Active' AND clerk.role = 'Clerk'
        WHERE me.unique_id = {0} AND me.status = 'Active' AND me.role <> 'Clerk'
        UNION ALL
        SELECT 'SwapKeys', u.number, '/certificates/upgrades/' || u.number, NULL
        FROM ciac.credentials me
        JOIN ciac.upgrades u ON u.main_id = me.id AND u.identifier = {1} AND u.way = 'ByMain' AND u.ended_at IS NULL AND u.proven_at IS NULL
        WHERE me.unique_id = {0}
        UNION ALL
        SELECT 'CollectQualification', q.certificate_number, '/qualifications/' || q.certificate_number, NULL
        FROM ciac.credentials me
        JOIN ciac.qualifications q ON q.identifier = {1} AND q.ended_at IS NULL
        JOIN ciac.qualification_versions v ON v.qualification_id = q.id AND v.number = q.current_version AND v.collected_at IS NULL
        WHERE me.unique_id = {0} AND me.status = 'Active' AND (me.role <> 'Clerk' OR EXISTS (
          SELECT 1 FROM ciac.clerk_rights r
          JOIN ciac.grants g ON g.id = r.grant_id AND (g.last_day IS NULL OR g.last_day >= ({2} AT TIME ZONE 'Asia/Shanghai')::date)
          JOIN ciac.business_items i ON i.code = 'electronic-qualification-certificate' AND i.is_active AND i.code = ANY (g.items_after)
          WHERE r.credential_id = me.id))
        """;

    private const string Count = $$"""
        SELECT ((SELECT count(*) FROM ({{Rows}}) waiting)
          + (SELECT count(*) FROM ciac.messages m WHERE m.unique_id = {0} AND m.identifier = {1} AND m.read_at IS NULL))::int AS "Value"
        """;

    private static readonly TimeSpan RenewWithin = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<ToDo>> ListAsync(Mailbox box, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Database.SqlQueryRaw<ToDo>(Rows, box.UniqueId, box.Identifier, now, now + RenewWithin).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.DueAt ?? DateTimeOffset.MaxValue)];
    }

    /// <summary>The number in the header, one query over indexes: what waits, and the messages that are not read.</summary>
    public Task<int> CountAsync(Mailbox box, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQueryRaw<int>(Count, box.UniqueId, box.Identifier, now, now + RenewWithin).SingleAsync(ct);
    }
}
