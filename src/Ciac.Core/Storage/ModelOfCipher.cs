using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Ciac.Core.Storage;

/// <summary>The model's encrypted columns hold the cipher they were mapped with; contexts with another cipher must not share it.</summary>
internal sealed class ModelOfCipher : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, ((CiacDb)context).Cipher);
}
