using Ciac.Sandbox.People;
using Ciac.Sandbox.Storage;
using Npgsql;

namespace Ciac.Sandbox.Seeds;

/// An enterprise as it is stored, without its tokens.
public sealed record StoredEnterprise(string Category, string Identifier, string Name)
{
    public string? Country { get; init; }

    public required string RegistrationNumber { get; init; }

    public required Person Representative { get; init; }

    public required Person Holder { get; init; }
}

public sealed class EnterpriseStore(SandboxDatabase database)
{
    public Task SaveAsync(EnterpriseSeed seed, CancellationToken ct) => database.ExecuteAsync($"""
        insert into enterprise (identifier, category, name, country, registration_number, seal_number, representative, holder)
        values ({seed.Identifier}, {seed.Category}, {seed.Name}, {seed.Country}, {seed.RegistrationNumber}, {seed.SealNumber},
            {seed.Representative.IdNumber}, {seed.Holder.IdNumber})
        on conflict do nothing
        """, ct);

    public Task CompleteAsync(string identifier, CancellationToken ct) =>
        database.ExecuteAsync($"update enterprise set complete = true where identifier = {identifier}", ct);

    public Task<bool> IsCompleteAsync(string identifier, CancellationToken ct) =>
        database.AnyAsync($"select 1 from enterprise where identifier = {identifier} and complete", ct);

    public Task ForgetTokensAsync(string identifier, CancellationToken ct) =>
        database.ExecuteAsync($"delete from token where identifier = {identifier}", ct);

    public async Task<int> NextNumberAsync(CancellationToken ct) => (int)await database.NextAsync("enterprise_number", ct);

    public Task<IReadOnlyList<StoredEnterprise>> AllAsync(CancellationToken ct) => database.QueryAsync(
        $"""
        select e.category, e.identifier, e.name, e.country, e.registration_number,
            r.name, r.id_number, r.mobile, r.id_type, h.name, h.id_number, h.mobile, h.id_type
        from enterprise e join person r on r.id_number = e.representative join person h on h.id_number = e.holder
        where e.complete order by e.position
        """, Read, ct);

    private static StoredEnterprise Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2))
    {
        Country = row.IsDBNull(3) ? null : row.GetString(3),
        RegistrationNumber = row.GetString(4),
        Representative = ReadPerson(row, 5),
        Holder = ReadPerson(row, 9),
    };

    private static Person ReadPerson(NpgsqlDataReader row, int first) =>
        new(row.GetString(first), row.GetString(first + 1), row.GetString(first + 2)) { IdType = row.GetString(first + 3) };
}
