using Ciac.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace Ciac.Core.Storage;

/// <summary>An encrypted column and how many of its values were encrypted anew.</summary>
public sealed record RotatedColumn(string Table, string Column, long Values);

/// <summary>
/// Makes a new key the active one and encrypts every field anew, in small transactions while the portal runs: a value is
/// readable before, during and after. Repeated after a crash it goes on where it stopped, with one more key.
/// </summary>
public sealed class RotateKeys(CiacDb db, NpgsqlDataSource database, KeyRingFile file, AuditTrail audit)
{
    private const int AtOnce = 500;

    public async IAsyncEnumerable<RotatedColumn> HandleAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var before = file.Current();
        var ring = before.WithNewKey();
        // First every node can read with the new key, then they write with it, then nobody writes with the one before.
        foreach (var step in new[] { ring with { Active = before.Active }, ring })
        {
            step.Replace(file.Path);
            await Task.Delay(2 * KeyRingFile.RereadEvery, ct);
        }
        var cipher = new FieldCipher(ring);
        foreach (var property in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            if (EncryptedColumns.PurposeOf(property) is { } purpose)
                yield return await RotateAsync(property, purpose, cipher, ct);
        audit.Record(new AuditEntry("keys-rotated") { Actor = "command line", Detail = $"{before.Active} → {ring.Active}" });
        await db.SaveChangesAsync(ct);
    }

    private async Task<RotatedColumn> RotateAsync(IReadOnlyProperty property, string purpose, FieldCipher cipher, CancellationToken ct)
    {
        var table = property.DeclaringType.GetTableName()!;
        var column = property.GetColumnName();
        var (total, passed) = (0L, 0L);
        // A transaction that began before the new key may end behind the walk: the last pass finds nothing.
        do total += passed = await PassAsync($"ciac.{table}", column, (cipher, purpose), ct);
        while (passed > 0);
        return new(table, column, total);
    }

    private async Task<long> PassAsync(string table, string column, (FieldCipher Cipher, string Purpose) way, CancellationToken ct)
    {
        var (total, place) = (0L, (NpgsqlTid?)new NpgsqlTid(0, 0));
        while (place is { } from)
        {
            (var done, place) = await StepAsync(table, column, new(way.Cipher, way.Purpose, from), ct);
            total += done;
        }
        return total;
    }

    // In the order of the rows' places on disk: a value that was written anew stands behind and is right already.
    private async Task<(int Done, NpgsqlTid? Next)> StepAsync(string table, string column, Step step, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var found = await ReadAsync(connection, $"""
            SELECT ctid, {column} FROM {table} WHERE ctid > $1 AND substr({column}, 1, $2) <> $3 ORDER BY ctid LIMIT {AtOnce} FOR UPDATE
            """, step, ct);
        if (found.Count == 0) return (0, null);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (place, box) in found)
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"UPDATE {table} SET {column} = $1 WHERE ctid = $2")
            {
                Parameters = { new() { Value = step.Anew(box) }, new() { Value = place, NpgsqlDbType = NpgsqlDbType.Tid } },
            });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (found.Count, found.Count < AtOnce ? null : found[^1].Place);
    }

    private static async Task<List<(NpgsqlTid Place, byte[] Box)>> ReadAsync(NpgsqlConnection connection, string query, Step step, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.Add(new() { Value = step.From, NpgsqlDbType = NpgsqlDbType.Tid });
        command.Parameters.Add(new() { Value = step.Cipher.ActiveHead.Length });
        command.Parameters.Add(new() { Value = step.Cipher.ActiveHead });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<(NpgsqlTid, byte[])>();
        while (await reader.ReadAsync(ct)) found.Add((reader.GetFieldValue<NpgsqlTid>(0), reader.GetFieldValue<byte[]>(1)));
        return found;
    }

    private sealed record Step(FieldCipher Cipher, string Purpose, NpgsqlTid From)
    {
        public byte[] Anew(byte[] box) => Cipher.Encrypt(Cipher.Decrypt(box, Purpose), Purpose);
    }
}
