using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Summarizer.Keys;

/// <summary>
/// Makes keys for the HTTP API, and what a service stores of them. A key is 256 random bits, so nobody can guess it from its hash: a fast hash without salt is
/// enough, where a password would need a slow one.
/// </summary>
public static class ApiKey
{
    /// <summary>What every key starts with, so that people and secret scanners recognise one.</summary>
    public const string Prefix = "sumk_";

    private const string Algorithm = "sha256:";
    private const int SecretBytes = 32;

    /// <summary>A new key from the system's random number generator. Show it once; store its <see cref="Hash"/>.</summary>
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What to store of a key: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public static string Hash(string key) => Algorithm + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
