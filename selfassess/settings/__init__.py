"""config/ and selfassess.toml → model, with a located, friendly error for every wrong key."""
