using System.Security.Cryptography;
using System.Text.Json;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Sms;

public sealed record SmsDraft(string Phone, SmsTemplate Template, IReadOnlyDictionary<string, string> Parameters)
{
    public required string SignName { get; init; }

    public string? OutId { get; init; }

    public bool WithReceipt { get; init; }
}

/// What the sandbox's phones received.
public sealed class SmsInbox(SandboxDatabase database, TimeProvider clock)
{
    private const int Page = 500;

    public async Task<SmsMessage> AddAsync(SmsDraft draft, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? due = draft.WithReceipt ? now : null;
        var (bizId, state) = ($"{RandomNumberGenerator.GetHexString(20)}^0", draft.WithReceipt ? "waiting" : "delivered");
        var (parameters, text) = (JsonSerializer.Serialize(draft.Parameters), draft.Template.Fill(draft.Parameters));
        return (await database.QueryAsync($"""
            insert into sms_message (phone, sign_name, template, parameters, text, out_id, biz_id, sent_at, state, receipt_due)
            values ({draft.Phone}, {draft.SignName}, {draft.Template.Code}, {parameters}::jsonb, {text}, {draft.OutId},
                {bizId}, {now}, {state}, {due})
            returning id, phone, template, parameters::text, text, out_id, biz_id, sign_name, sent_at, state, receipt_attempts
            """, Read, ct))[0];
    }

    public Task<IReadOnlyList<SmsMessage>> ReadAsync(string? phone, long after, CancellationToken ct) => database.QueryAsync($"""
        select id, phone, template, parameters::text, text, out_id, biz_id, sign_name, sent_at, state, receipt_attempts
        from sms_message where id > {after} and ({phone}::text is null or phone = {phone}) order by id limit {Page}
        """, Read, ct);

    public Task<IReadOnlyList<SmsMessage>> LatestAsync(int count, CancellationToken ct) => database.QueryAsync($"""
        select id, phone, template, parameters::text, text, out_id, biz_id, sign_name, sent_at, state, receipt_attempts
        from sms_message order by id desc limit {count}
        """, Read, ct);

    public Task<IReadOnlyList<SmsMessage>> DueReceiptsAsync(CancellationToken ct) => database.QueryAsync($"""
        select id, phone, template, parameters::text, text, out_id, biz_id, sign_name, sent_at, state, receipt_attempts
        from sms_message where receipt_due <= {clock.GetUtcNow()} order by receipt_due limit 50
        """, Read, ct);

    public async Task<DateTimeOffset?> NextReceiptAsync(CancellationToken ct) => (await database.QueryAsync(
        $"select min(receipt_due) from sms_message where receipt_due is not null",
        row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), ct))[0];

    // The phone has it or not from now on, whether or not the portal can be told.
    public Task SettleAsync(SmsMessage message, string state, CancellationToken ct) => database.ExecuteAsync(
        $"update sms_message set state = {state} where id = {message.Id} and state = 'waiting'", ct);

    public Task ReceiptDoneAsync(SmsMessage message, CancellationToken ct) => database.ExecuteAsync(
        $"update sms_message set receipt_due = null, receipt_attempts = receipt_attempts + 1 where id = {message.Id}", ct);

    public Task ReceiptLaterAsync(SmsMessage message, TimeSpan wait, CancellationToken ct) => database.ExecuteAsync($"""
        update sms_message set receipt_due = {clock.GetUtcNow() + wait}, receipt_attempts = receipt_attempts + 1
        where id = {message.Id}
        """, ct);

    private static SmsMessage Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2))
    {
        Parameters = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(3))!,
        Text = row.GetString(4),
        OutId = row.IsDBNull(5) ? null : row.GetString(5),
        BizId = row.GetString(6),
        SignName = row.GetString(7),
        SentAt = row.GetFieldValue<DateTimeOffset>(8),
        State = row.GetString(9),
        ReceiptAttempts = row.GetInt32(10),
    };
}
