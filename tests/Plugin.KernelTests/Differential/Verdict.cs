namespace Plugin.KernelTests.Differential;

/// <summary>Whether a case came out as its table says.</summary>
internal static class Verdict
{
    public static void Check(Case wanted, Outcome[] theirs, Outcome[] ours)
    {
        for (int step = 0; step < wanted.Steps.Length; step++)
        {
            Outcome expected = theirs[step];
            foreach (Ours difference in wanted.Expected.Where(one => one.Step == step))
            {
                string[] agreements = [.. theirs[step].Agreements(difference)];
                Assert.True(agreements.Length == 0,
                    $"Step {step} no longer deviates in {string.Join(" and ", agreements)}: take it out of deviation \"{wanted.Deviation}\".");
                expected = expected.With(difference);
            }
            string call = $"step {step}, {wanted.Steps[step].Command}";
            string told = expected.Describe(), was = ours[step].Describe();
            if (told != was)
                Assert.Fail($"{wanted.Name}\n{call}\nexpected{(expected == theirs[step] ? ", as upstream" : "")}:\n{told}\n\nours:\n{was}");
        }
    }
}
