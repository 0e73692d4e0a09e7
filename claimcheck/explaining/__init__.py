"""What `claimcheck show` and `claimcheck compare` tell."""
